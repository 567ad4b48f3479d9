package dev.millrace.intake.email;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Bytes to text, whatever was declared: what is declared wrongly is guessed, never refused.
final class Charsets {
    private static final Charset WESTERN = Charset.forName("windows-1252");

    /// Names that mail programs write and Java does not know, or that are used for a larger set than they mean.
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("utf8", "UTF-8"),
            Map.entry("utf-8-sig", "UTF-8"),
            Map.entry("unicode-1-1-utf-8", "UTF-8"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("latin-1", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-8-i", "ISO-8859-8"),
            Map.entry("iso-8859-8-e", "ISO-8859-8"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("iso-gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("x-mac-cyrillic", "x-MacCyrillic"),
            Map.entry("macintosh", "x-MacRoman"),
            Map.entry("cp-850", "IBM850"),
            Map.entry("ansi", "windows-1252"));

    private Charsets() {}

    /// A decoded text.
    ///
    /// @param asDeclared false when the charset was missing, unknown or wrong and another was taken
    record Decoded(String text, boolean asDeclared) {}

    static Decoded decode(byte[] bytes, @Nullable String declared) {
        Charset charset = declared == null ? null : find(declared);
        boolean pure = isAscii(bytes);
        if (charset == null || charset.equals(StandardCharsets.US_ASCII)) {
            boolean fits = pure && (declared == null || charset != null);
            return new Decoded(guess(bytes), fits);
        }
        String strict = strictly(bytes, charset);
        return strict == null ? new Decoded(guess(bytes), false) : new Decoded(strict, true);
    }

    static @Nullable Charset find(String declared) {
        String name = declared.strip().replace("\"", "").replace("'", "").toLowerCase(Locale.ROOT);
        try {
            return Charset.forName(ALIASES.getOrDefault(name, name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return null;
        }
    }

    private static String guess(byte[] bytes) {
        String utf8 = strictly(bytes, StandardCharsets.UTF_8);
        return utf8 == null ? new String(bytes, WESTERN) : utf8;
    }

    private static @Nullable String strictly(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(
                            charset.equals(WESTERN) ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }
}
