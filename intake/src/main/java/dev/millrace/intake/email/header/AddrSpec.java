package dev.millrace.intake.email.header;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An address by itself (RFC 5322, addr-spec), with what programs and people leave around it.
final class AddrSpec {
    private static final Pattern QUOTED_LOCAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.){1,200}\"(?=@)");

    /// A local part that needs no quotes (RFC 5322, dot-atom; RFC 6532).
    private static final Pattern PLAIN = Pattern.compile("[\\w\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^`{|}~-]{1,200}"
            + "(?:\\.[\\w\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^`{|}~-]{1,200}){0,30}");

    private AddrSpec() {}

    /// Where what follows a quoted local part begins; the same place when there is none.
    static int afterQuotedLocal(String text, int from) {
        Matcher local = QUOTED_LOCAL.matcher(text).region(from, text.length());
        return local.lookingAt() ? local.end() : from;
    }

    /// The address without what does not belong to it. A local part keeps its quotes, and the escapes within them,
    /// where it needs them.
    ///
    /// @param likely the charset that foreign bytes are likely in, or null
    static String of(String address, @Nullable String likely) {
        String whole = address.strip();
        int domain = afterQuotedLocal(whole, 0);
        if (domain == 0) {
            return plain(address, likely);
        }
        String local = EncodedWords.foreign(QuotedPairs.without(whole.substring(1, domain - 1)), likely);
        return (PLAIN.matcher(local).matches() ? local : quotedString(local)) + plain(whole.substring(domain), likely);
    }

    static String quotedString(String inside) {
        return '"' + inside.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String plain(String address, @Nullable String likely) {
        String bare = address.replace(" ", "").replace("'", address.contains("'@") ? "" : "'");
        int route = bare.startsWith("@") ? bare.indexOf(':') : -1;
        bare = route > 0 ? bare.substring(route + 1) : bare;
        bare = bare.regionMatches(true, 0, "mailto:", 0, 7) ? bare.substring(7) : bare;
        int end = bare.length();
        String behind = bare.indexOf('[') < 0 ? ".']" : ".'";
        while (end > 0 && behind.indexOf(bare.charAt(end - 1)) >= 0) {
            end--;
        }
        bare = bare.substring(bare.startsWith("'") && end > 0 ? 1 : 0, end);
        return EncodedWords.foreign(bare.contains("=?") ? EncodedWords.decode(bare, likely) : bare, likely);
    }
}
