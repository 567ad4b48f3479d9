package dev.millrace.intake.email.content;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Undoes base64 piece by piece, also where it is damaged: passes over what is no digit. Padding ends a group of
/// digits, not the text: some programs encode piece by piece.
public final class Base64Decoding implements Decoding {
    /// In bytes.
    private static final int PIECE = 64 * 1024;
    /// What one more step may add.
    private static final int STEP = 3;

    private static final byte[] DIGITS = digits("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
    private static final byte[] URL_DIGITS = digits("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// How far is looked ahead.
    private static final int GROUP = 4;

    private final ByteBuffer encoded;
    private final int end;
    /// What each character is worth.
    private final byte[] values;
    /// What is being decoded: an array is faster to go through than a buffer is.
    private final byte[] text;
    /// Where the array begins, and where what is in it ends.
    private int textStart;
    private int textEnd;
    private int at;
    private int bits;
    private int digits;
    private boolean padded;

    /// @param encoded from 0 to the limit
    Base64Decoding(ByteBuffer encoded) {
        this.encoded = encoded;
        boolean url = Base64Url.is(encoded);
        this.values = url ? URL_DIGITS : DIGITS;
        this.end = url ? encoded.limit() : Base64Footer.start(encoded);
        if (encoded.hasArray()) {
            text = encoded.array();
            textStart = -encoded.arrayOffset();
            textEnd = end;
        } else {
            text = new byte[Math.min(PIECE, end)];
        }
    }

    /// Has what comes next in the array, and a whole group where there is one.
    private void load() {
        if (at + GROUP >= textEnd && textEnd < end) {
            textStart = at;
            textEnd = Math.min(end, at + text.length);
            encoded.get(at, text, 0, textEnd - at);
        }
    }

    /// What each ASCII character is worth in base64; -1 for those that are no digits.
    private static byte[] digits(String alphabet) {
        byte[] digits = new byte[128];
        Arrays.fill(digits, (byte) -1);
        for (int i = 0; i < alphabet.length(); i++) {
            digits[alphabet.charAt(i)] = (byte) i;
        }
        return digits;
    }

    static boolean isDigit(byte b) {
        return b >= 0 && DIGITS[b] >= 0;
    }

    /// Where a group of digits begins that goes on elsewhere: none is padded there, and the last digit has bits to
    /// spare that no encoder leaves at an end (RFC 4648, section 3.5). The end of the text where there is none.
    public static int endOfGroups(String encoded) {
        int open = encoded.length() % GROUP;
        for (int i = 0; i < encoded.length(); i++) {
            if (encoded.charAt(i) >= 128 || DIGITS[encoded.charAt(i)] < 0) {
                return encoded.length();
            }
        }
        int spare = open == 2 ? 0xF : open == STEP ? 0x3 : 0x3F;
        boolean goesOn = open > 0 && (open == 1 || (DIGITS[encoded.charAt(encoded.length() - 1)] & spare) != 0);
        return goesOn ? encoded.length() - open : encoded.length();
    }

    /// Everything, whatever is damaged.
    public static byte[] of(byte[] encoded) {
        ByteBuffer all = all(new byte[0], ByteBuffer.wrap(encoded), Integer.MAX_VALUE);
        return Arrays.copyOfRange(all.array(), all.arrayOffset(), all.arrayOffset() + all.limit());
    }

    /// Everything behind other bytes, in one array.
    ///
    /// @param most of it
    public static ByteBuffer all(byte[] head, ByteBuffer encoded, int most) {
        byte[] bytes = Arrays.copyOf(head, head.length + (int) Math.min(encoded.limit() * 3L / 4, most) + STEP);
        int length = new Base64Decoding(encoded).decode(bytes, head.length);
        return ByteBuffer.wrap(bytes).slice(0, Math.min(length, head.length + most));
    }

    @Override
    public ByteBuffer next() {
        byte[] piece = new byte[Math.min(PIECE, end - at) + STEP];
        return ByteBuffer.wrap(piece, 0, decode(piece, 0));
    }

    /// Goes on until the array is full, or the text at its end.
    ///
    /// @return how many bytes there are then
    private int decode(byte[] bytes, int from) {
        int length = from;
        while (at < end && length + STEP <= bytes.length) {
            load();
            while (digits == 0 && !padded && at + GROUP < textEnd && length + STEP <= bytes.length) {
                int group = group(at - textStart);
                if (group < 0) {
                    break;
                }
                bytes[length++] = (byte) (group >> 16);
                bytes[length++] = (byte) (group >> 8);
                bytes[length++] = (byte) group;
                at += GROUP;
            }
            if (length + STEP > bytes.length) {
                break;
            }
            byte b = text[at++ - textStart];
            if (padded && (b == '\n' || b == '\r') && !isLineOfDigits(encoded, at)) {
                // A mailing list wrote its footer below.
                at = end;
                break;
            }
            if (b == '=') {
                bits = 0;
                digits = 0;
                padded = true;
                continue;
            }
            int digit = b < 0 ? -1 : values[b];
            if (digit < 0) {
                if (padded && b != '\r' && b != '\n') {
                    at = end;
                    break;
                }
                continue;
            }
            bits = bits << 6 | digit;
            digits++;
            if (digits > 1) {
                bytes[length++] = (byte) (bits >> (6 - 2 * (digits - 1)));
            }
            digits = digits == 4 ? 0 : digits;
        }
        return length;
    }

    /// The 24 bits of four digits that stand together, as almost all do; negative where they do not.
    private int group(int from) {
        byte first = text[from];
        byte second = text[from + 1];
        byte third = text[from + 2];
        byte fourth = text[from + 3];
        return (first | second | third | fourth) < 0
                ? -1
                : values[first] << 18 | values[second] << 12 | values[third] << 6 | values[fourth];
    }

    /// Whether a line has nothing that is no digit.
    public static boolean isLineOfDigits(ByteBuffer encoded, int from) {
        for (int i = from; i < encoded.limit(); i++) {
            byte b = encoded.get(i);
            if (b == '\n' || b == '\r') {
                return true;
            }
            if (b != '=' && !isDigit(b)) {
                return false;
            }
        }
        return true;
    }
}
