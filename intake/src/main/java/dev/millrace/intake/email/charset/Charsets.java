package dev.millrace.intake.email.charset;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Bytes to text, whatever was declared: what is declared wrongly is detected, never refused.
public final class Charsets {
    public static final Charset WESTERN = Charset.forName("windows-1252");
    private static final Charset JAPANESE = Charset.forName("x-windows-iso2022jp");

    /// What people write of the large sets that are read in their place, which have a character for nearly all bytes.
    private static final Map<String, Charset> USUAL = Map.of(
            "GB18030", Charset.forName("GB2312"),
            "Big5-HKSCS", Charset.forName("Big5"),
            "x-windows-949", Charset.forName("EUC-KR"),
            "EUC-JP", Charset.forName("EUC-JP"),
            "x-eucJP-Open", Charset.forName("EUC-JP"));

    /// Sets that have it are of languages that are written in Latin letters and part words by blanks.
    private static final char LATIN_LETTER = 'ö';

    private static final Set<String> UTF_7 =
            Set.of("utf-7", "utf7", "unicode-1-1-utf-7", "x-unicode-2-0-utf-7", "csunicode11utf7", "cp65000", "65000");

    private Charsets() {}

    /// A decoded text.
    ///
    /// @param asDeclared false when the charset was missing, unknown or wrong and another was taken
    /// @param charset the name of what it was read as, which may be a larger set than the declared one
    public record Decoded(String text, boolean asDeclared, String charset) {}

    /// Decodes bytes that no text stands around.
    ///
    /// @param declared the charset that they are said to be in, or null
    public static Decoded decode(byte[] bytes, @Nullable String declared) {
        return decode(bytes, declared, null);
    }

    /// Decodes bytes.
    ///
    /// @param declared the charset that they are said to be in
    /// @param likely the charset of the text around them, for bytes whose own is missing or unknown
    public static Decoded decode(byte[] bytes, @Nullable String declared, @Nullable String likely) {
        if (declared != null && isUtf7(declared)) {
            return new Decoded(Utf7.decode(bytes), true, "utf-7");
        }
        if (declared != null && Hz.isMeantBy(declared)) {
            return new Decoded(Hz.decode(bytes), true, "hz-gb-2312");
        }
        if (declared != null && Celtic.isMeantBy(declared) && !CharsetGuess.isSurelyUtf8(bytes, true)) {
            return new Decoded(Celtic.decode(bytes), true, "iso-8859-14");
        }
        Charset charset = declared == null ? null : CharsetLabel.meaning(declared);
        if (charset == null || charset.equals(StandardCharsets.US_ASCII)) {
            boolean pure = CharsetGuess.isPlain(bytes);
            return guess(bytes, likely, pure && (declared == null || charset != null));
        }
        if (isSingleByte(charset)
                && CharsetGuess.isSurelyUtf8(bytes, charset.newEncoder().canEncode(LATIN_LETTER))) {
            return new Decoded(new String(bytes, StandardCharsets.UTF_8), false, "utf-8");
        }
        Charset usual = USUAL.get(charset.name());
        if (usual != null && CharsetGuess.isUtf8OfEastAsia(bytes) && strictly(bytes, usual) == null) {
            return new Decoded(new String(bytes, StandardCharsets.UTF_8), false, "utf-8");
        }
        if ((charset.equals(StandardCharsets.UTF_8) || isSingleByte(charset)) && CharsetGuess.isJapanese(bytes)) {
            return new Decoded(new String(bytes, JAPANESE), false, CharsetName.of(JAPANESE));
        }
        if (charset.name().contains("UTF-16") && CharsetGuess.isSurelyNotUtf16(bytes)) {
            return guess(bytes, likely, false);
        }
        if (charset.name().contains("UTF-16") && bytes.length % 2 == 1) {
            // Half a character ends it: its encoding was cut, or a line end was put behind it.
            return decode(Arrays.copyOf(bytes, bytes.length - 1), declared, likely);
        }
        if (charset.equals(StandardCharsets.UTF_16)) {
            charset = CharsetGuess.byteOrder(bytes);
        }
        String strict = strictly(bytes, charset);
        if (strict != null) {
            return new Decoded(withoutMark(strict), true, CharsetName.of(charset));
        }
        String loose = new String(bytes, charset);
        boolean fine = charset.equals(StandardCharsets.UTF_8) ? DamagedUtf8.is(bytes, loose) : isMostlyFine(loose);
        return fine ? new Decoded(withoutMark(loose), false, CharsetName.of(charset)) : guess(bytes, likely, false);
    }

    private static boolean isUtf7(String declared) {
        String name = CharsetName.bare(declared).toLowerCase(Locale.ROOT);
        return UTF_7.contains(name);
    }

    private static Decoded guess(byte[] bytes, @Nullable String likely, boolean asDeclared) {
        CharsetGuess.Guess guess = CharsetGuess.decode(bytes, likely == null ? null : CharsetLabel.meaning(likely));
        return new Decoded(withoutMark(guess.text()), asDeclared, CharsetName.of(guess.charset()));
    }

    private static boolean isSingleByte(Charset charset) {
        return charset.canEncode() && charset.newEncoder().maxBytesPerChar() <= 1.0f;
    }

    /// Whether few characters are broken, so that the declared charset is right all the same.
    static boolean isMostlyFine(String loose) {
        int broken = 0;
        int foreign = 0;
        for (int i = 0; i < loose.length(); i++) {
            char c = loose.charAt(i);
            broken += c == '\ufffd' ? 1 : 0;
            foreign += c > 127 && c != '\ufffd' ? 1 : 0;
        }
        return broken * 4 <= foreign;
    }

    private static String withoutMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /// The text, or null where not all of the bytes are of this charset.
    public static @Nullable String strictly(byte[] bytes, Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            // Most mails are, and without a decoder they are read in a third of the time.
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (text.indexOf('\ufffd') < 0) {
                return text;
            }
        }
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(isSingleByte(charset) ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT);
        try {
            return decoder.decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
