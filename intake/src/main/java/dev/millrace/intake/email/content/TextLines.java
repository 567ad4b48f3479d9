package dev.millrace.intake.email.content;

import java.nio.ByteBuffer;

/// Where lines end in bytes, whichever of the three line ends they have.
final class TextLines {
    private TextLines() {}

    /// The end of the line that begins there: its line end, or that of all.
    static int end(ByteBuffer text, int from) {
        int end = from;
        while (end < text.limit() && text.get(end) != '\n' && text.get(end) != '\r') {
            end++;
        }
        return end;
    }

    /// Where the next line begins.
    ///
    /// @param end of this one
    static int next(ByteBuffer text, int end) {
        boolean two = end + 1 < text.limit() && text.get(end) == '\r' && text.get(end + 1) == '\n';
        return Math.min(text.limit(), end + (two ? 2 : 1));
    }
}
