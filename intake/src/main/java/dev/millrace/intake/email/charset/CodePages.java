package dev.millrace.intake.email.charset;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Charsets named by the number that Windows or DOS has for them: `cp1250`, `x-cp1251`, `windows-28592`, `dos-862`.
final class CodePages {
    private static final Pattern NAME = Pattern.compile("(?:x-)?(?:cp|windows|win|dos|ibm|ms|codepage)?-?(\\d{3,5})");

    private CodePages() {}

    /// What the platform calls the charset of that name in lower case, or null where it is no such name.
    static @Nullable String charset(String name) {
        Matcher page = NAME.matcher(name);
        return page.matches() ? charset(Integer.parseInt(page.group(1))) : null;
    }

    private static @Nullable String charset(int page) {
        return switch (page) {
            case 874 -> "x-windows-874";
            case 932 -> "windows-31j";
            case 936, 54936 -> "GB18030";
            case 949, 51949 -> "x-windows-949";
            case 950 -> "x-windows-950";
            case 1200 -> "UTF-16LE";
            case 1201 -> "UTF-16BE";
            case 10000 -> "x-MacRoman";
            case 10007 -> "x-MacCyrillic";
            case 10029 -> "x-MacCentralEurope";
            case 20127 -> "US-ASCII";
            case 20866 -> "KOI8-R";
            case 21866 -> "KOI8-U";
            case 50220, 50221, 50222 -> "x-windows-iso2022jp";
            case 51932 -> "EUC-JP";
            case 65001 -> "UTF-8";
            default -> ofRange(page);
        };
    }

    private static @Nullable String ofRange(int page) {
        if (page >= 1250 && page <= 1258) {
            return "windows-" + page;
        }
        if (page > 28590 && page <= 28606) {
            return "iso-8859-" + (page - 28590);
        }
        return page < 1000 ? "IBM%03d".formatted(page) : null;
    }
}
