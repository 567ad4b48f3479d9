package dev.millrace.intake.email.mime;

import dev.millrace.intake.email.content.Base64Decoding;
import dev.millrace.intake.email.content.Decoding;
import dev.millrace.intake.email.content.FileContent;
import dev.millrace.intake.email.content.LongText;
import dev.millrace.intake.email.content.QuotedPrintableDecoding;
import dev.millrace.intake.email.content.Uuencoded;
import dev.millrace.intake.email.header.HeaderParameters;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

/// Undoes transfer encodings (RFC 2045), also where they are damaged: what cannot be decoded is passed over or kept as
/// it came. Every byte is looked at once.
final class TransferEncoding {
    private static final int LINES_LOOKED_AT = 100;

    private TransferEncoding() {}

    private enum Kind {
        BASE64,
        QUOTED_PRINTABLE,
        UUENCODE,
        NONE
    }

    /// @param encoded from 0 to the limit
    static byte[] decode(ByteBuffer encoded, String declared) {
        return beginning(encoded, declared, Integer.MAX_VALUE);
    }

    /// The first bytes.
    ///
    /// @param most how many at most
    static byte[] beginning(ByteBuffer encoded, String declared, int most) {
        return switch (kind(declared)) {
            case BASE64 -> isProse(encoded) ? bytes(encoded, most) : base64(encoded, most);
            case QUOTED_PRINTABLE -> bytes(QuotedPrintableDecoding.all(new byte[0], encoded, most), most);
            case UUENCODE ->
                Uuencoded.declared(encoded)
                        .map(lines ->
                                LongText.of(Decoding.ofUuencode(lines), most).beginning())
                        .orElseGet(() -> bytes(encoded, most));
            case NONE -> bytes(encoded, most);
        };
    }

    /// The same as [#decode], without a copy where that is spared.
    ///
    /// @return from 0 to the limit
    static ByteBuffer content(ByteBuffer encoded, String declared) {
        return isEncoded(declared) ? behind(new byte[0], encoded, declared) : encoded;
    }

    /// The same behind other bytes, in one array.
    static ByteBuffer behind(byte[] head, ByteBuffer encoded, String declared) {
        Kind kind = kind(declared);
        if (kind == Kind.QUOTED_PRINTABLE) {
            return QuotedPrintableDecoding.all(head, encoded, Integer.MAX_VALUE);
        }
        if (kind == Kind.BASE64 && !isProse(encoded)) {
            return Base64Decoding.all(head, encoded, Integer.MAX_VALUE - head.length);
        }
        byte[] decoded = decode(encoded, declared);
        byte[] whole = Arrays.copyOf(head, head.length + decoded.length);
        System.arraycopy(decoded, 0, whole, head.length, decoded.length);
        return ByteBuffer.wrap(whole);
    }

    /// The same as [#decode], without being held.
    ///
    /// @return from the first byte each time
    static Supplier<Decoding> decoding(ByteBuffer encoded, String declared) {
        Supplier<Decoding> asItIs = () -> Decoding.ofNone(encoded);
        return switch (kind(declared)) {
            case BASE64 -> isProse(encoded) ? asItIs : () -> Decoding.ofBase64(encoded);
            case QUOTED_PRINTABLE -> () -> Decoding.ofQuotedPrintable(encoded);
            case UUENCODE ->
                Uuencoded.declared(encoded)
                        .<Supplier<Decoding>>map(lines -> () -> Decoding.ofUuencode(lines))
                        .orElse(asItIs);
            case NONE -> asItIs;
        };
    }

    /// What a large file is made of, without being held.
    static FileContent file(ByteBuffer encoded, String declared) {
        return isEncoded(declared) ? FileContent.of(decoding(encoded, declared)) : FileContent.of(encoded);
    }

    /// More bytes than these are never encoded by so many.
    ///
    /// @param encoded how many bytes there are of it
    static long most(long encoded, String declared) {
        return switch (kind(declared)) {
            case BASE64 -> encoded / 4 * 3 + 3;
            case UUENCODE -> encoded * Uuencoded.MOST_GROWTH;
            case QUOTED_PRINTABLE, NONE -> encoded;
        };
    }

    private static byte[] bytes(ByteBuffer buffer, int most) {
        byte[] bytes = new byte[Math.min(buffer.limit(), most)];
        buffer.get(0, bytes);
        return bytes;
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

    /// @param most bytes, of which no more are decoded
    private static byte[] base64(ByteBuffer encoded, int most) {
        return bytes(Base64Decoding.all(new byte[0], encoded, most), most);
    }

    /// Whether it was declared to be base64 and never was: it begins with a line of words, and has as many of them as
    /// lines of digits. Other junk around and within base64 is passed over.
    private static boolean isProse(ByteBuffer declared) {
        int digits = 0;
        int words = 0;
        int at = 0;
        for (int lines = 0; at < declared.limit() && lines < LINES_LOOKED_AT; lines++) {
            int end = at;
            while (end < declared.limit() && declared.get(end) != '\n' && declared.get(end) != '\r') {
                end++;
            }
            boolean ofDigits = end > at && Base64Decoding.isLineOfDigits(declared, at);
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
    private static boolean isOfWords(ByteBuffer bytes, int from, int to) {
        int words = 0;
        for (int i = from + 1; i < to; i++) {
            words += bytes.get(i) != ' ' && bytes.get(i - 1) == ' ' ? 1 : 0;
        }
        return words > 1;
    }
}
