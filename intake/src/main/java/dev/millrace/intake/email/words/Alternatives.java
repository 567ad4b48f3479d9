package dev.millrace.intake.email.words;

import java.util.List;
import java.util.stream.Collectors;

/// Alternatives of a pattern in many languages.
///
/// @param parted a group of those in languages that part words by blanks; empty where there are none
/// @param unparted a group of those in Chinese, Japanese and Korean; empty where there are none
public record Alternatives(String parted, String unparted) {
    /// Alternatives such as `a|b`, of which each may hold several.
    static Alternatives of(List<String> parted, List<String> unparted) {
        return new Alternatives(group(parted), group(unparted));
    }

    /// Any of them, wherever they stand.
    public String anywhere() {
        return within("", "");
    }

    /// Any of them where a word begins; the unparted stand between any letters.
    public String atWordStart() {
        return within("(?<!\\p{L})", "");
    }

    /// Any of them where a word ends; behind the unparted any letter may stand.
    public String atWordEnd() {
        return within("", "(?!\\p{L})");
    }

    /// Any of them as whole words; the unparted stand between any letters.
    public String wholeWords() {
        return within("(?<!\\p{L})", "(?!\\p{L})");
    }

    private String within(String before, String behind) {
        if (parted.isEmpty()) {
            return unparted;
        }
        String words = before + parted + behind;
        return unparted.isEmpty() ? words : "(?:" + words + "|" + unparted + ")";
    }

    private static String group(List<String> alternatives) {
        return alternatives.isEmpty() ? "" : alternatives.stream().collect(Collectors.joining("|", "(?:", ")"));
    }
}
