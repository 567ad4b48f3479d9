package dev.millrace.intake.email;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/// Undoes transfer encodings (RFC 2045), also where they are damaged: what cannot be decoded is passed over or kept as
/// it came. Every byte is looked at once.
final class TransferEncoding {
    private TransferEncoding() {}

    private enum Kind {
        BASE64,
        QUOTED_PRINTABLE,
        UUENCODE,
        NONE
    }

    static byte[] decode(byte[] encoded, String declared) {
        return switch (kind(declared)) {
            case BASE64 -> base64(encoded);
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
        return switch (encoding.toLowerCase(Locale.ROOT)) {
            case "base64", "base-64", "x-base64", "b" -> Kind.BASE64;
            case "quoted-printable", "quoted_printable", "quotedprintable", "q" -> Kind.QUOTED_PRINTABLE;
            case "uuencode", "x-uuencode", "x-uue", "uue" -> Kind.UUENCODE;
            default -> Kind.NONE;
        };
    }

    /// Passes over what is no digit. Padding ends a group of digits, not the text: some programs encode piece by piece.
    static byte[] base64(byte[] encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length * 3 / 4 + 3);
        int bits = 0;
        int digits = 0;
        boolean padded = false;
        for (byte b : encoded) {
            if (b == '=') {
                bits = 0;
                digits = 0;
                padded = true;
                continue;
            }
            int digit = digit(b);
            if (digit < 0) {
                if (padded && b != '\r' && b != '\n') {
                    // A mailing list wrote its footer below.
                    break;
                }
                continue;
            }
            bits = bits << 6 | digit;
            digits++;
            if (digits > 1) {
                bytes.write(bits >> (6 - 2 * (digits - 1)) & 0xFF);
            }
            digits = digits == 4 ? 0 : digits;
        }
        return bytes.toByteArray();
    }

    private static int digit(byte b) {
        if (b >= 'A' && b <= 'Z') {
            return b - 'A';
        }
        if (b >= 'a' && b <= 'z') {
            return b - 'a' + 26;
        }
        if (b >= '0' && b <= '9') {
            return b - '0' + 52;
        }
        return switch (b) {
            case '+' -> 62;
            case '/' -> 63;
            default -> -1;
        };
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
