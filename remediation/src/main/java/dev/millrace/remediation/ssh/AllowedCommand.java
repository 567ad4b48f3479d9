package dev.millrace.remediation.ssh;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A command that may be called, word by word: no call with a word more is the same.
///
/// @param words `*` stands for any one word
record AllowedCommand(List<String> words) {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
    private static final String ANY = "*";

    AllowedCommand {
        words = List.copyOf(words);
    }

    /// @param text its words between blanks; what holds blanks is in quotes of one kind or the other
    static AllowedCommand of(String text) {
        return new AllowedCommand(WORD.matcher(text)
                .results()
                .map(word -> IntStream.rangeClosed(1, 3)
                        .mapToObj(word::group)
                        .filter(found -> found != null)
                        .findFirst()
                        .orElse(""))
                .toList());
    }

    boolean allows(List<String> call) {
        return call.size() == words.size()
                && IntStream.range(0, words.size())
                        .allMatch(place ->
                                words.get(place).equals(ANY) || words.get(place).equals(call.get(place)));
    }
}
