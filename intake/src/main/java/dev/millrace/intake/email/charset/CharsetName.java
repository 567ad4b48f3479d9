package dev.millrace.intake.email.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// What a charset is called: its registered name (IANA, RFC 2978) in lower case. What the platform alone calls
/// something has the name that mail programs write for it.
public final class CharsetName {
    private static final Map<String, String> OF_THE_PLATFORMS_OWN = Map.ofEntries(
            Map.entry("x-windows-949", "euc-kr"),
            Map.entry("x-windows-874", "windows-874"),
            Map.entry("x-windows-iso2022jp", "iso-2022-jp"),
            Map.entry("x-eucjp-open", "euc-jp"),
            Map.entry("x-sjis_0213", "shift_jis"),
            Map.entry("x-iso-8859-11", "iso-8859-11"),
            Map.entry("x-johab", "johab"),
            Map.entry("x-macroman", "macintosh"));

    /// What the larger sets are called where a text has nothing of what only they have.
    private static final Map<String, Charset> SMALLER =
            Map.of("windows-1252", StandardCharsets.ISO_8859_1, "big5-hkscs", Charset.forName("Big5"));

    private static final Pattern APPLES = Pattern.compile("^x-mac(?=[a-z])");

    private CharsetName() {}

    /// A name as a mail gives it, without the quotes that a program may have put around it, of either kind.
    static String bare(String declared) {
        return declared.strip().replace("\"", "").replace("'", "").strip();
    }

    static String of(Charset charset) {
        String name = charset.name().toLowerCase(Locale.ROOT);
        String known = OF_THE_PLATFORMS_OWN.get(name);
        return known == null ? APPLES.matcher(name).replaceFirst("x-mac-") : known;
    }

    /// What a text is in. Many sets are read as a larger one that programs mean by their names: such a text is in the
    /// one that was declared as long as it has nothing of what only the larger has.
    ///
    /// @param declared the name that the mail gives
    public static String of(Charsets.Decoded decoded, String declared, byte[] bytes) {
        Charset named = PlatformCharsets.named(bare(declared));
        if (named == null) {
            return guessed(decoded, bytes);
        }
        String name = of(named);
        if (name.equals(decoded.charset())) {
            return name;
        }
        boolean cut = named.name().contains("UTF-16") && bytes.length % 2 == 1;
        byte[] whole = cut ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
        String asNamed = decoded.asDeclared() ? Charsets.strictly(whole, named) : null;
        return decoded.text().equals(asNamed) ? name : guessed(decoded, bytes);
    }

    /// The same for a text of which the mail does not say it, or says another than it is in.
    public static String guessed(Charsets.Decoded decoded, byte[] bytes) {
        Charset smaller = decoded.asDeclared() ? null : SMALLER.get(decoded.charset());
        return smaller != null && decoded.text().equals(Charsets.strictly(bytes, smaller))
                ? of(smaller)
                : decoded.charset();
    }
}
