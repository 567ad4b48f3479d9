package dev.millrace.intake.email.mime;

import java.nio.ByteBuffer;

/// Headers whose lines end with a bare carriage return, as programs for old Macs wrote them.
final class HeaderLineEnds {
    /// In bytes. A larger mail lies in a file, and is not taken into memory for this.
    private static final int LARGEST = 1 << 20;

    private HeaderLineEnds() {}

    /// The mail itself, or a copy with line feeds: in the header where its first line ends with a bare carriage
    /// return, and in all of a mail that has none. Where the first line ends as usual, as a receiving server's
    /// does, such a return begins no field further down: the server that checked the sender saw none there.
    ///
    /// @param raw from 0 to the limit
    static ByteBuffer withLineFeeds(ByteBuffer raw) {
        int firstLine = 0;
        boolean returned = false;
        while (firstLine < raw.limit() && raw.get(firstLine) != '\n') {
            returned = returned || (isReturn(raw, firstLine) && endsLine(raw, firstLine));
            firstLine++;
        }
        boolean fed = firstLine < raw.limit();
        if (fed && (!returned || raw.limit() > LARGEST)) {
            return raw;
        }
        byte[] mail = new byte[raw.limit()];
        raw.get(0, mail);
        int ends = 0;
        for (int i = 0; i < mail.length && !(fed && ends == 2); i++) {
            mail[i] = isReturn(raw, i) ? (byte) '\n' : mail[i];
            ends = mail[i] == '\n' ? ends + 1 : mail[i] == '\r' ? ends : 0;
        }
        return ByteBuffer.wrap(mail);
    }

    /// Whether a carriage return without its line feed stands there.
    private static boolean isReturn(ByteBuffer raw, int at) {
        return at < raw.limit() && raw.get(at) == '\r' && (at + 1 == raw.limit() || raw.get(at + 1) != '\n');
    }

    /// Whether a field begins behind a return, or the text does.
    private static boolean endsLine(ByteBuffer raw, int returns) {
        int at = returns + 1;
        while (at < raw.limit() && raw.get(at) > ' ' && raw.get(at) != ':') {
            at++;
        }
        return isReturn(raw, returns + 1) || (at > returns + 1 && at < raw.limit() && raw.get(at) == ':');
    }
}
