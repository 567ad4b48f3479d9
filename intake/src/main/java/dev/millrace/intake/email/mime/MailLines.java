package dev.millrace.intake.email.mime;

import java.nio.ByteBuffer;

/// Where lines end in a mail's bytes.
final class MailLines {
    private MailLines() {}

    /// Where the next line begins, or the end.
    static int after(ByteBuffer mail, int at, int end) {
        // All bytes of a mail are looked at here: those in memory are faster read out of their array.
        return mail.hasArray()
                ? afterInArray(mail.array(), mail.arrayOffset() + at, mail.arrayOffset() + end) - mail.arrayOffset()
                : afterInFile(mail, at, end);
    }

    private static int afterInArray(byte[] mail, int at, int end) {
        int i = at;
        while (i < end && mail[i] != '\n') {
            i++;
        }
        return Math.min(i + 1, end);
    }

    private static int afterInFile(ByteBuffer mail, int at, int end) {
        int i = at;
        while (i < end && mail.get(i) != '\n') {
            i++;
        }
        return Math.min(i + 1, end);
    }
}
