package dev.millrace.intake.email.words;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Words and phrases that texts are searched for where no letter stands beside them and they are no part of an
/// address: "my.acme.example" speaks of nobody. Behind an apostrophe, as of "j'", the word goes on. Where nothing
/// parts words, in Chinese, Japanese and Korean, they stand between any letters.
public final class WholeWords {
    private static final String WITHIN_ADDRESSES = ".@_";

    private static final int BEGINNINGS = 4096;

    /// By the letters that they begin with.
    private final Map<String, List<String>> parted;
    /// A bit for what the first of those letters and their number come down to: most words of a text are not even
    /// looked up.
    private final BitSet begun = new BitSet(BEGINNINGS);
    private final List<String> unparted;

    private WholeWords(List<String> phrases) {
        this.unparted = phrases.stream().filter(WholeWords::isEastern).toList();
        this.parted = phrases.stream()
                .filter(phrase -> !isEastern(phrase))
                .collect(Collectors.groupingBy(phrase -> phrase.substring(0, endOfLetters(phrase, 0))));
        parted.keySet().forEach(letters -> begun.set(beginning(letters.charAt(0), letters.length())));
    }

    /// Words and phrases in small letters with commas between them, each of which begins with a letter.
    public static WholeWords of(String words) {
        return new WholeWords(Words.of(words));
    }

    /// The words and phrases of such a list.
    public static WholeWords of(List<String> words) {
        return new WholeWords(words);
    }

    /// These and others, for which a text is searched at once.
    public WholeWords or(WholeWords others) {
        return new WholeWords(
                Stream.of(this, others).flatMap(WholeWords::all).distinct().toList());
    }

    private Stream<String> all() {
        return Stream.concat(parted.values().stream().flatMap(List::stream), unparted.stream());
    }

    /// Whether one of them stands anywhere in a text, whose apostrophes may be curved.
    public boolean areIn(String text) {
        String straight = text.replace('’', '\'');
        int at = 0;
        while (at < straight.length()) {
            int end = endOfLetters(straight, at);
            boolean maybe = end > at && begun.get(beginning(straight.charAt(at), end - at));
            if (maybe && standAt(straight, at, straight.substring(at, end))) {
                return true;
            }
            at = end + 1;
        }
        return unparted.stream().anyMatch(straight::contains);
    }

    private static int beginning(char first, int length) {
        return (first * 31 + length) & (BEGINNINGS - 1);
    }

    private boolean standAt(String text, int at, String letters) {
        for (String phrase : parted.getOrDefault(letters, List.of())) {
            int end = at + phrase.length();
            if (text.startsWith(phrase, at)
                    && (phrase.endsWith("'") || isEnd(text, end))
                    && !(isWithinAddress(text, at - 1) && isLetterOrDigit(text, at - 2))
                    && !isOfPath(text, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEnd(String text, int end) {
        return end == text.length()
                || !(Character.isLetter(text.charAt(end))
                        || (isWithinAddress(text, end) && isLetterOrDigit(text, end + 1)));
    }

    private static boolean isWithinAddress(String text, int at) {
        return at >= 0 && WITHIN_ADDRESSES.indexOf(text.charAt(at)) >= 0;
    }

    /// "acme.example/my", which "HR/our" is not.
    private static boolean isOfPath(String text, int at) {
        int before = at - 1;
        if (before < 1 || text.charAt(before) != '/') {
            return false;
        }
        while (before > 0 && isLetterOrDigit(text, before - 1)) {
            before--;
        }
        return before > 0 && before < at - 1 && "./".indexOf(text.charAt(before - 1)) >= 0;
    }

    private static boolean isLetterOrDigit(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }

    private static int endOfLetters(String text, int start) {
        int end = start;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isEastern(String phrase) {
        int first = phrase.codePointAt(0);
        return Character.isIdeographic(first)
                || Character.UnicodeScript.of(first) == Character.UnicodeScript.HANGUL
                || Character.UnicodeScript.of(first) == Character.UnicodeScript.HIRAGANA;
    }
}
