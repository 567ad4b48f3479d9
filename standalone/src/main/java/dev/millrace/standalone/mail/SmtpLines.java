package dev.millrace.standalone.mail;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The lines of an SMTP connection, in both directions.
final class SmtpLines {
    /// RFC 5321, 4.5.3.1.4 asks for 512 at least; AUTH and SMTPUTF8 need more.
    private static final int LONGEST = 8 * 1024;

    private final InputStream input;
    private final OutputStream output;

    SmtpLines(InputStream input, OutputStream output) {
        this.input = input;
        this.output = output;
    }

    void answer(String line) throws IOException {
        output.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        output.flush();
    }

    /// The client's next line; null when it has hung up.
    @Nullable
    String read() throws IOException {
        var line = new ByteArrayOutputStream(128);
        for (int next = input.read(); next >= 0; next = input.read()) {
            if (next == '\n') {
                return line.toString(StandardCharsets.UTF_8).stripTrailing();
            }
            line.write(next);
            if (line.size() > LONGEST) {
                answer("500 5.5.6 Expected a line of at most " + LONGEST + " bytes");
                throw new IOException("A line of more than " + LONGEST + " bytes");
            }
        }
        return null;
    }

    /// Sends a line and returns the answer to it.
    String ask(String line) throws IOException {
        answer(line);
        String reply = read();
        if (reply == null) {
            throw new EOFException("The client hung up instead of answering");
        }
        return reply;
    }

    /// Copies the mail up to the line that holds one dot, without the dots that protect others (RFC 5321, 4.5.2).
    ///
    /// Only CR LF ends a line here: servers that took a bare LF for one let a mail smuggle in a second.
    ///
    /// @param most how many bytes to write at most; the rest is read and dropped
    /// @return whether the mail was complete within the bound
    boolean copyMail(OutputStream mail, long most) throws IOException {
        long written = 0;
        int beforeLast = '\r';
        int last = '\n';
        while (true) {
            int next = required();
            if (next == '.' && beforeLast == '\r' && last == '\n') {
                int after = required();
                if (after == '\r') {
                    int end = required();
                    if (end == '\n') {
                        return written <= most;
                    }
                    // A dot before a lone CR: the dot protected it.
                    written = put(mail, '\r', written, most);
                    beforeLast = '\r';
                    last = end;
                    written = put(mail, end, written, most);
                    continue;
                }
                next = after;
                beforeLast = '.';
                last = '.';
            }
            written = put(mail, next, written, most);
            beforeLast = last;
            last = next;
        }
    }

    private static long put(OutputStream mail, int next, long written, long most) throws IOException {
        if (written < most) {
            mail.write(next);
        }
        return written + 1;
    }

    private int required() throws IOException {
        int next = input.read();
        if (next < 0) {
            throw new EOFException("The client hung up in the middle of a mail");
        }
        return next;
    }

    /// The text without anything that could break or forge a line.
    static String printable(String text, int longest) {
        String clean = text.codePoints()
                .filter(character -> !Character.isISOControl(character))
                .limit(longest)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return clean.isBlank() ? "" : clean.strip();
    }
}
