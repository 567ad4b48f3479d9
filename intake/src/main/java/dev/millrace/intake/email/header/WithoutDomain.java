package dev.millrace.intake.email.header;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who stands alone in a header without an address, to whom nobody can write.
final class WithoutDomain {
    /// `"Mail Delivery System" <MAILER-DAEMON>`, `MAILER-DAEMON (Mail Delivery System)`; neither `Anna (Sales)`,
    /// which is a name, nor `<+49171555>`, which is a number.
    private static final Pattern LOCAL = Pattern.compile(
            "(?<name>[^<>@]{0,300}|\"[^<>\"]{0,300}\"\\s{0,9})<\\s{0,9}(?<bracketed>(?=[^<>]{0,63}\\p{L})[\\w.+-]{1,64})\\s{0,9}>"
                    + "|(?<bare>(?!\\p{Lu}\\p{Ll}{1,63}\\s)[\\w.+-]{1,64})\\s{1,9}\\((?<comment>[^()@]{1,300})\\)");
    private static final Pattern NAME = Pattern.compile("(?=.*\\p{L})[^<>@:;]+");
    private static final Pattern EMPTY_BRACKETS = Pattern.compile("<\\s{0,9}>\\s{0,9}$");
    private static final Pattern QUOTED_WORDS = Pattern.compile("\"([^\"]{0,300})\"");
    /// `<Saved by Acme Browser 7>`
    private static final Pattern WORDS_IN_BRACKETS = Pattern.compile("<(?=\\S{1,300} )([^<>@:;]{3,300})>");

    private WithoutDomain() {}

    /// A local part, as daemons write it, or nothing but a name, and an empty address then; or null.
    ///
    /// @param header one whose characters are its bytes
    /// @param likely the charset of the mail's text, for bytes without a declared one
    static @Nullable MailAddress in(String header, @Nullable String likely) {
        Matcher local = LOCAL.matcher(header.strip());
        if (!local.matches()) {
            return named(header, likely);
        }
        String bracketed = local.group("bracketed");
        String name = DisplayName.of(local.group(bracketed == null ? "comment" : "name"), likely);
        return new MailAddress(bracketed == null ? local.group("bare") : bracketed, name);
    }

    private static @Nullable MailAddress named(String header, @Nullable String likely) {
        Matcher words = WORDS_IN_BRACKETS.matcher(header.strip());
        String written = words.matches()
                ? words.group(1)
                : EMPTY_BRACKETS.matcher(header).replaceFirst("");
        String name = DisplayName.of(QUOTED_WORDS.matcher(written).replaceAll(" $1 "), likely);
        return name != null && NAME.matcher(name).matches() ? new MailAddress("", name) : null;
    }
}
