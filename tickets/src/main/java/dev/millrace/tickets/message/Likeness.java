package dev.millrace.tickets.message;

import java.util.List;
import java.util.regex.Pattern;

/// What a mail is like, in one word; or, of one that a list sends in its own name, in two: what the list's copy
/// is like, and what the straight copy of the same mail is like. A ticket that has taken either knows the
/// list's copy. Taken first, the list's copy does not keep away the straight one, whose writer is surer.
public final class Likeness {
    private static final String BETWEEN = "|";

    private Likeness() {}

    /// Of a list's copy.
    public static String of(String own, String straight) {
        return own + BETWEEN + straight;
    }

    /// By what a ticket remembers a mail.
    public static String own(String likeness) {
        return all(likeness).getFirst();
    }

    /// By what it may be remembered already.
    public static List<String> all(String likeness) {
        return List.of(likeness.split(Pattern.quote(BETWEEN), 2));
    }
}
