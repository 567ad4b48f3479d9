package dev.millrace.intake.email.words;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Word lists of many languages, written as text: words and phrases with commas between them.
public final class Words {
    private static final Pattern BETWEEN = Pattern.compile("[,\n]");

    private Words() {}

    /// The words of a list in their order, each once.
    public static List<String> of(String text) {
        return BETWEEN.splitAsStream(text)
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    /// A pattern that matches any of them; they may hold patterns themselves.
    public static String anyOf(String text) {
        return of(text).stream().collect(Collectors.joining("|", "(?:", ")"));
    }
}
