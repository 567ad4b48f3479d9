package dev.millrace.intake.email.content;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Undoes quoted-printable (RFC 2045, section 6.7) piece by piece, also where it is damaged: a `=` that begins neither
/// a byte nor a soft line break stays as it came. Blanks at the ends of lines go.
public final class QuotedPrintableDecoding implements Decoding {
    /// In bytes.
    private static final int PIECE = 64 * 1024;

    private static final int ESCAPE = 3;

    private final ByteBuffer encoded;
    private int at;
    /// Up to where there is nothing but blanks that are kept.
    private int blanksEnd;

    /// @param encoded from 0 to the limit
    QuotedPrintableDecoding(ByteBuffer encoded) {
        this.encoded = encoded;
    }

    /// Everything behind other bytes, in one array.
    ///
    /// @param encoded from 0 to the limit
    /// @param most of it
    /// @return from 0 to the limit
    public static ByteBuffer all(byte[] head, ByteBuffer encoded, int most) {
        byte[] bytes = Arrays.copyOf(head, head.length + Math.min(encoded.limit(), most));
        int length = new QuotedPrintableDecoding(encoded).decode(bytes, head.length);
        return ByteBuffer.wrap(bytes).slice(0, length);
    }

    @Override
    public ByteBuffer next() {
        byte[] piece = new byte[Math.min(PIECE, encoded.limit() - at)];
        return ByteBuffer.wrap(piece, 0, decode(piece, 0));
    }

    /// Goes on until the array is full, or the text at its end.
    ///
    /// @return how many bytes there are then
    private int decode(byte[] bytes, int from) {
        int length = from;
        while (at < encoded.limit() && length < bytes.length) {
            byte b = encoded.get(at);
            if (at < blanksEnd || isBlank(b)) {
                length += blanks(bytes, length);
            } else if (b == '=') {
                length += escaped(bytes, length);
            } else {
                bytes[length++] = b;
                at++;
            }
        }
        return length;
    }

    private int blanks(byte[] bytes, int from) {
        if (at >= blanksEnd) {
            int end = at;
            while (end < encoded.limit() && isBlank(encoded.get(end))) {
                end++;
            }
            if (end == encoded.limit() || encoded.get(end) == '\n' || encoded.get(end) == '\r') {
                at = end;
                return 0;
            }
            blanksEnd = end;
        }
        int count = Math.min(blanksEnd - at, bytes.length - from);
        encoded.get(at, bytes, from, count);
        at += count;
        return count;
    }

    private int escaped(byte[] bytes, int place) {
        int goesOn = softBreak(at + 1);
        if (goesOn > 0) {
            at = goesOn;
            return 0;
        }
        int high = digit(at + 1);
        int low = digit(at + 2);
        boolean isByte = high >= 0 && low >= 0;
        bytes[place] = isByte ? (byte) (high * 16 + low) : (byte) '=';
        at += isByte ? ESCAPE : 1;
        return 1;
    }

    private int digit(int place) {
        return place < encoded.limit() ? Character.digit(encoded.get(place), 16) : -1;
    }

    /// Where the text goes on after a `=` at a line's end; 0 when it is none.
    private int softBreak(int from) {
        int end = from;
        while (end < encoded.limit() && (isBlank(encoded.get(end)) || encoded.get(end) == '\r')) {
            end++;
        }
        if (end == encoded.limit()) {
            return end;
        }
        return encoded.get(end) == '\n' ? end + 1 : 0;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }
}
