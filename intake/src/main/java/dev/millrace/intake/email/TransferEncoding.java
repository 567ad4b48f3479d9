package dev.millrace.intake.email;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Locale;

/// Undoes transfer encodings (RFC 2045), also where they are damaged: what cannot be decoded is passed over or kept as
/// it came. Every byte is looked at once.
final class TransferEncoding {
    private static final byte[] DIGITS = digits("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

    private static final int LINES_LOOKED_AT = 100;

    private TransferEncoding() {}

    /// What each ASCII character is worth in base64; -1 for those that are no digits.
    private static byte[] digits(String alphabet) {
        byte[] digits = new byte[128];
        Arrays.fill(digits, (byte) -1);
        for (int i = 0; i < alphabet.length(); i++) {
            digits[alphabet.charAt(i)] = (byte) i;
        }
        return digits;
    }

    private enum Kind {
        BASE64,
        QUOTED_PRINTABLE,
        UUENCODE,
        NONE
    }

    static byte[] decode(byte[] encoded, String declared) {
        return switch (kind(declared)) {
            case BASE64 -> isProse(encoded) ? encoded : base64(encoded);
            case QUOTED_PRINTABLE -> quotedPrintable(encoded);
            case UUENCODE -> Uuencoded.decode(encoded);
            case NONE -> encoded;
        };
    }

    /// Whether a declared encoding changes the bytes.
    static boolean isEncoded(String declared) {
        return kind(declared) != Kind.NONE;
    }

    private static Kind kind(String declared) {
        String encoding =
                HeaderParameters.of(declared).value().replace("\"", "").strip();
        String plain = encoding.toLowerCase(Locale.ROOT);
        String word = plain.startsWith("x-") ? plain.substring(2) : plain;
        return switch (word) {
            case "b" -> Kind.BASE64;
            case "q", "qp" -> Kind.QUOTED_PRINTABLE;
            case "uuencode", "uue" -> Kind.UUENCODE;
            default -> misspelt(word);
        };
    }

    /// `quoted-printeable`, `quoted/printable`, `base_64`, `bas64`.
    private static Kind misspelt(String word) {
        if (word.startsWith("quoted")) {
            return Kind.QUOTED_PRINTABLE;
        }
        return word.startsWith("bas") && word.endsWith("64") ? Kind.BASE64 : Kind.NONE;
    }

    /// Passes over what is no digit. Padding ends a group of digits, not the text: some programs encode piece by piece.
    static byte[] base64(byte[] encoded) {
        byte[] bytes = new byte[(int) (encoded.length * 3L / 4) + 1];
        int length = 0;
        int bits = 0;
        int digits = 0;
        boolean padded = false;
        for (int i = 0; i < encoded.length; i++) {
            while (digits == 0 && !padded && i + 4 < encoded.length) {
                int group = group(encoded, i);
                if (group < 0) {
                    break;
                }
                bytes[length++] = (byte) (group >> 16);
                bytes[length++] = (byte) (group >> 8);
                bytes[length++] = (byte) group;
                i += 4;
            }
            byte b = encoded[i];
            if (padded && (b == '\n' || b == '\r') && !isOfDigits(encoded, i + 1)) {
                // A mailing list wrote its footer below.
                break;
            }
            if (b == '=') {
                bits = 0;
                digits = 0;
                padded = true;
                continue;
            }
            int digit = b < 0 ? -1 : DIGITS[b];
            if (digit < 0) {
                if (padded && b != '\r' && b != '\n') {
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
        return Arrays.copyOf(bytes, length);
    }

    /// The 24 bits of four digits that stand together, as almost all do; negative where they do not.
    private static int group(byte[] encoded, int at) {
        byte first = encoded[at];
        byte second = encoded[at + 1];
        byte third = encoded[at + 2];
        byte fourth = encoded[at + 3];
        return (first | second | third | fourth) < 0
                ? -1
                : DIGITS[first] << 18 | DIGITS[second] << 12 | DIGITS[third] << 6 | DIGITS[fourth];
    }

    /// Whether it was declared to be base64 and never was: it begins with a line of words, and has as many of them as
    /// lines of digits. Other junk around and within base64 is passed over.
    private static boolean isProse(byte[] declared) {
        int digits = 0;
        int words = 0;
        int at = 0;
        for (int lines = 0; at < declared.length && lines < LINES_LOOKED_AT; lines++) {
            int end = at;
            while (end < declared.length && declared[end] != '\n' && declared[end] != '\r') {
                end++;
            }
            boolean ofDigits = end > at && isOfDigits(declared, at);
            boolean ofWords = end > at && !ofDigits && isOfWords(declared, at, end);
            if (end > at && words == 0 && !ofWords) {
                return false;
            }
            digits += ofDigits ? 1 : 0;
            words += ofWords ? 1 : 0;
            at = end + 1;
        }
        return words > 0 && words >= digits;
    }

    /// Whether a line has three words or more.
    private static boolean isOfWords(byte[] bytes, int from, int to) {
        int words = 0;
        for (int i = from + 1; i < to; i++) {
            words += bytes[i] != ' ' && bytes[i - 1] == ' ' ? 1 : 0;
        }
        return words > 1;
    }

    /// Whether a line has nothing that is no digit.
    private static boolean isOfDigits(byte[] encoded, int from) {
        int i = from;
        while (i < encoded.length && encoded[i] != '\n' && encoded[i] != '\r') {
            if (encoded[i] != '=' && (encoded[i] < 0 || DIGITS[encoded[i]] < 0)) {
                return false;
            }
            i++;
        }
        return true;
    }

    static byte[] quotedPrintable(byte[] encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length);
        int blanks = 0;
        for (int i = 0; i < encoded.length; i++) {
            byte b = encoded[i];
            if (b == ' ' || b == '\t') {
                blanks++;
                continue;
            }
            if (b != '\n' && b != '\r') {
                bytes.write(encoded, i - blanks, blanks);
            }
            blanks = 0;
            if (b != '=') {
                bytes.write(b);
                continue;
            }
            int end = softBreak(encoded, i + 1);
            int high = i + 1 < encoded.length ? Character.digit(encoded[i + 1], 16) : -1;
            int low = i + 2 < encoded.length ? Character.digit(encoded[i + 2], 16) : -1;
            if (end > 0) {
                i = end - 1;
            } else if (high >= 0 && low >= 0) {
                bytes.write(high * 16 + low);
                i += 2;
            } else {
                bytes.write(b);
            }
        }
        return bytes.toByteArray();
    }

    /// Where the text goes on after a `=` at a line's end; 0 when it is none.
    private static int softBreak(byte[] encoded, int from) {
        int i = from;
        while (i < encoded.length && (encoded[i] == ' ' || encoded[i] == '\t' || encoded[i] == '\r')) {
            i++;
        }
        if (i >= encoded.length) {
            return i;
        }
        return encoded[i] == '\n' ? i + 1 : 0;
    }
}
