package dev.millrace.intake.email.content;

import java.nio.ByteBuffer;

/// Undoes uuencode piece by piece. Lines that are none are passed over.
final class UuDecoding implements Decoding {
    /// In bytes.
    private static final int PIECE = 64 * 1024;

    /// The first character of a line tells no more than this.
    private static final int LONGEST_LINE = 63;

    private final ByteBuffer lines;
    private int at;

    /// @param lines those of one file, from 0 to the limit
    UuDecoding(ByteBuffer lines) {
        this.lines = lines;
    }

    /// Whether a line may hold bytes: its first character says how many.
    static boolean isData(ByteBuffer text, int from, int to) {
        int end = to;
        while (end > from && text.get(end - 1) >= 0 && text.get(end - 1) <= ' ') {
            end--;
        }
        if (end == from || text.get(from) <= ' ' || text.get(from) >= '`') {
            return false;
        }
        int length = text.get(from) - ' ';
        int digits = (length * 8 + 5) / 6;
        // Trailing blanks, which are zeros, are often lost; some programs add a check digit.
        return end - from - 1 <= (length + 2) / 3 * 4 + 1 && to - from - 1 >= Math.min(digits, 2) / 2;
    }

    @Override
    public ByteBuffer next() {
        byte[] piece = new byte[Math.min(PIECE, lines.limit() - at) + LONGEST_LINE];
        int length = 0;
        while (at < lines.limit() && length + LONGEST_LINE <= piece.length) {
            int end = TextLines.end(lines, at);
            if (isData(lines, at, end)) {
                length = line(at, end, piece, length);
            }
            at = TextLines.next(lines, end);
        }
        return ByteBuffer.wrap(piece, 0, length);
    }

    private int line(int from, int to, byte[] bytes, int start) {
        int left = lines.get(from) - ' ' & 0x3F;
        int length = start;
        for (int digit = from + 1; left > 0; digit += 4) {
            int group = digit(digit, to) << 18
                    | digit(digit + 1, to) << 12
                    | digit(digit + 2, to) << 6
                    | digit(digit + 3, to);
            for (int shift = 16; shift >= 0 && left > 0; shift -= 8) {
                bytes[length++] = (byte) (group >> shift);
                left--;
            }
        }
        return length;
    }

    private int digit(int place, int end) {
        return place < end ? lines.get(place) - ' ' & 0x3F : 0;
    }
}
