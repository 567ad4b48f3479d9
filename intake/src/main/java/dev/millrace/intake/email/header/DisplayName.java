package dev.millrace.intake.email.header;

import dev.millrace.intake.Bounded;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The name beside an address (RFC 5322, display-name), as it may be shown.
final class DisplayName {
    private static final int LONGEST = 200;
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}++");
    private static final Pattern BLANKS = Pattern.compile(" {2,}+");
    /// What turns the text around that follows, so that it reads as another.
    private static final Pattern TURNS = Pattern.compile("[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    private DisplayName() {}

    /// A name in one line, without what turns the text around it, and clipped; null when nothing is left.
    ///
    /// @param likely the charset that foreign bytes are likely in, or null
    static @Nullable String of(String words, @Nullable String likely) {
        String line = CONTROLS.matcher(
                        TURNS.matcher(EncodedWords.decode(words, likely)).replaceAll(""))
                .replaceAll(" ");
        String name = BLANKS.matcher(line).replaceAll(" ").strip();
        boolean quoted = name.length() > 1
                && "'\"".indexOf(name.charAt(0)) >= 0
                && name.charAt(0) == name.charAt(name.length() - 1);
        name = quoted ? name.substring(1, name.length() - 1).strip() : name;
        return name.isEmpty() ? null : Bounded.clip(name, LONGEST);
    }
}
