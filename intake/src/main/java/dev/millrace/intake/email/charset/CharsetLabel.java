package dev.millrace.intake.email.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Labels of charsets as mail programs write them: by their registered names, by others, with typing errors.
public final class CharsetLabel {
    /// Names that mail programs write and the platform does not know, or that are used for a larger set than they mean.
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("utf8", "UTF-8"),
            Map.entry("utf-8-sig", "UTF-8"),
            Map.entry("unicode-1-1-utf-8", "UTF-8"),
            Map.entry("utf8mb4", "UTF-8"),
            Map.entry("unicode11utf8", "UTF-8"),
            Map.entry("unicode20utf8", "UTF-8"),
            Map.entry("x-unicode20utf8", "UTF-8"),
            Map.entry("x-utf-8", "UTF-8"),
            Map.entry("utf-8n", "UTF-8"),
            Map.entry("csunicode", "UTF-16"),
            Map.entry("ucs-2", "UTF-16"),
            Map.entry("unicodefeff", "UTF-16"),
            Map.entry("unicodefffe", "UTF-16BE"),
            Map.entry("ucs-4", "UTF-32"),
            Map.entry("visual", "ISO-8859-8"),
            Map.entry("logical", "ISO-8859-8"),
            Map.entry("elot-928", "ISO-8859-7"),
            Map.entry("sun-eu-greek", "ISO-8859-7"),
            Map.entry("tis-620-2533", "x-windows-874"),
            Map.entry("koi", "KOI8-R"),
            Map.entry("koi8-rus", "KOI8-R"),
            Map.entry("chinese", "GB18030"),
            Map.entry("cn-gb", "GB18030"),
            Map.entry("csgb2312", "GB18030"),
            Map.entry("csiso58gb231280", "GB18030"),
            Map.entry("cn-big5", "Big5-HKSCS"),
            Map.entry("chinesebig5", "Big5-HKSCS"),
            Map.entry("big5-eten", "Big5-HKSCS"),
            Map.entry("korean", "x-windows-949"),
            Map.entry("uhc", "x-windows-949"),
            Map.entry("iso-ir-149", "x-windows-949"),
            Map.entry("csksc56011987", "x-windows-949"),
            Map.entry("ks-c-5601-1989", "x-windows-949"),
            Map.entry("iso-2022-jp-2004", "x-windows-iso2022jp"),
            Map.entry("csmacintosh", "x-MacRoman"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("latin-1", "windows-1252"),
            Map.entry("ansi", "windows-1252"),
            Map.entry("ansi-x3.110-1983", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("iso-8859-8-i", "ISO-8859-8"),
            Map.entry("iso-8859-8-e", "ISO-8859-8"),
            Map.entry("iso-8859-6-i", "ISO-8859-6"),
            Map.entry("iso-8859-6-e", "ISO-8859-6"),
            Map.entry("iso-8859-14", "windows-1252"),
            Map.entry("koi8-ru", "KOI8-U"),
            Map.entry("koi8r", "KOI8-R"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gb18030-2000", "GB18030"),
            Map.entry("gb18030-2005", "GB18030"),
            Map.entry("gb-2312", "GB18030"),
            Map.entry("gb2312-80", "GB18030"),
            Map.entry("gb-2312-80", "GB18030"),
            Map.entry("iso-gb2312", "GB18030"),
            Map.entry("iso-ir-58", "GB18030"),
            Map.entry("x-gbk", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("big5", "Big5-HKSCS"),
            Map.entry("x-x-big5", "Big5-HKSCS"),
            Map.entry("ks-c-5601-1987", "x-windows-949"),
            Map.entry("ks-c-5601", "x-windows-949"),
            Map.entry("ksc5601", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
            Map.entry("iso-2022-jp-1", "x-windows-iso2022jp"),
            Map.entry("iso-2022-jp-3", "x-windows-iso2022jp"),
            Map.entry("iso-2022-jp-ms", "x-windows-iso2022jp"),
            Map.entry("iso2022-jp", "x-windows-iso2022jp"),
            Map.entry("csiso2022jp", "x-windows-iso2022jp"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("shiftjis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("ms-kanji", "windows-31j"),
            Map.entry("shift-jis-2004", "x-SJIS_0213"),
            Map.entry("shift-jisx0213", "x-SJIS_0213"),
            Map.entry("x-euc-jp", "EUC-JP"),
            Map.entry("eucjp", "EUC-JP"),
            Map.entry("ujis", "EUC-JP"),
            Map.entry("eucjp-win", "x-eucJP-Open"),
            Map.entry("eucjp-ms", "x-eucJP-Open"),
            Map.entry("sjis-win", "windows-31j"),
            Map.entry("x-mac-japanese", "windows-31j"),
            Map.entry("x-mac-chinesesimp", "GB18030"),
            Map.entry("x-mac-chinesetrad", "Big5-HKSCS"),
            Map.entry("x-mac-korean", "x-windows-949"),
            Map.entry("x-mac-croatian", "x-MacCroatian"),
            Map.entry("x-mac-romanian", "x-MacRomania"),
            Map.entry("x-mac-icelandic", "x-MacIceland"),
            Map.entry("x-mac-ukrainian", "x-MacUkraine"),
            Map.entry("x-mac-hebrew", "x-MacHebrew"),
            Map.entry("x-mac-arabic", "x-MacArabic"),
            Map.entry("x-mac-cyrillic", "x-MacCyrillic"),
            Map.entry("x-mac-roman", "x-MacRoman"),
            Map.entry("x-mac-ce", "x-MacCentralEurope"),
            Map.entry("x-mac-centraleurroman", "x-MacCentralEurope"),
            Map.entry("x-mac-greek", "x-MacGreek"),
            Map.entry("x-mac-turkish", "x-MacTurkish"),
            Map.entry("macintosh", "x-MacRoman"),
            Map.entry("mac", "x-MacRoman"),
            Map.entry("johab", "x-Johab"),
            Map.entry("ansi-1251", "windows-1251"),
            Map.entry("x-ansi", "windows-1252"),
            Map.entry("ascii", "US-ASCII"),
            Map.entry("us-acii", "US-ASCII"),
            Map.entry("usascii", "US-ASCII"),
            Map.entry("ansi-x3.4-1968", "US-ASCII"));

    private static final Pattern PART_OF_8859 = Pattern.compile("8859\\D{0,3}(\\d{1,2})");

    private CharsetLabel() {}

    /// The charset that a label means, however it is written, or null where it means none that is known.
    public static @Nullable Charset meaning(String declared) {
        String name = declared.strip().toLowerCase(Locale.ROOT);
        name = name.startsWith("charset=") ? name.substring(8) : name;
        StringBuilder clean = new StringBuilder();
        for (int i = 0; i < name.length() && clean.length() < 60; i++) {
            char c = name.charAt(i);
            if (c == '_' || c == ' ') {
                clean.append('-');
            } else if (c == ';' || c == ',' || c == '(' || c == '*' || c == ':') {
                break;
            } else if (c > ' ' && c <= '~' && c != '"' && c != '\'' && c != '<' && c != '>' && c != '=') {
                clean.append(c);
            }
        }
        return byName(clean.toString());
    }

    private static @Nullable Charset byName(String written) {
        String trimmed = written;
        while (trimmed.endsWith("-") || trimmed.endsWith(".")) {
            trimmed = trimmed.substring(0, trimmed.length() - 1);
        }
        // Numbers first: the platform takes some for what IBM meant by them.
        String page = CodePages.charset(trimmed);
        String name = page == null ? trimmed : page;
        Charset found = known(ALIASES.getOrDefault(name, name));
        if (found == null && trimmed.indexOf('-') >= 0) {
            // "cp-1250", "windows 1250", "utf -8"
            String joined = trimmed.replace("-", "");
            found = known(ALIASES.getOrDefault(joined, joined.replace("windows", "windows-")));
        }
        if (found == null && trimmed.contains("8859")) {
            // "iso-8859-2-windows-latin-2"
            Matcher part = PART_OF_8859.matcher(trimmed);
            String iso = part.find() ? "iso-8859-" + part.group(1) : "iso-8859-1";
            found = known(ALIASES.getOrDefault(iso, iso));
        }
        return found;
    }

    private static @Nullable Charset known(String name) {
        Charset charset = PlatformCharsets.named(name);
        return StandardCharsets.ISO_8859_1.equals(charset) ? Charsets.WESTERN : charset;
    }
}
