package dev.millrace.enrichment.target;

import java.util.Locale;

/// Whether two names in one message are one thing, said once in full and once in short.
final class SameName {
    private SameName() {}

    /// "Visio" is "Visio Professional", `jdoe` is `jdoe@acme.example`, `plan.xlsx` is `S:\Team\plan.xlsx` and 40213 is
    /// `LT-40213`; but `LT-1` is not `LT-14`, and a folder is not what lies in it.
    static boolean isSame(String one, String other) {
        String a = one.strip().toLowerCase(Locale.ROOT);
        String b = other.strip().toLowerCase(Locale.ROOT);
        return a.length() <= b.length() ? isShortFor(a, b) : isShortFor(b, a);
    }

    private static boolean isShortFor(String brief, String full) {
        if (brief.isEmpty() || brief.equals(full) || (' ' + full + ' ').contains(' ' + brief + ' ')) {
            return true;
        }
        if (full.endsWith(brief)) {
            char before = full.charAt(full.length() - brief.length() - 1);
            return before == '\\'
                    || before == '/'
                    || (before == '-' && brief.chars().allMatch(Character::isDigit));
        }
        return full.startsWith(brief) && full.charAt(brief.length()) == '@';
    }
}
