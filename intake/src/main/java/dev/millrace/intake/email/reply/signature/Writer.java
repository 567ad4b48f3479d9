package dev.millrace.intake.email.reply.signature;

import dev.millrace.intake.email.reply.lines.OrdinaryWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Who wrote a mail, as far as `From` tells: with what name he may sign.
///
/// @param name as it stands there, maybe empty
/// @param localPart of his address, maybe empty
public record Writer(String name, String localPart) {
    /// Nothing is known of him.
    public static final Writer UNKNOWN = new Writer("", "");

    private static final int LONGEST = 200;
    /// "Nat" for Natalie; two letters begin too many words.
    private static final int SHORTEST_NICKNAME = 3;

    private static final int LONGEST_EASTERN_LINE = 30;
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u3000]+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}'’]+");

    /// Whether `From` has a name, whoever's.
    boolean hasName() {
        return !name.isBlank();
    }

    /// Whether a person is named: two words and more, none of them a role's.
    boolean isPerson() {
        List<String> words = words(name);
        return (words.size() > 1 || isEastern()) && words.stream().noneMatch(OrdinaryWords::isRole);
    }

    /// Whether a line below a closing has a word of his, the beginning of one, or only his initials.
    boolean mayBeCalled(String line) {
        List<String> own = own();
        List<String> signed = words(line);
        return signed.stream().anyMatch(word -> own.stream().anyMatch(name -> isFormOf(word, name)))
                || areInitials(signed);
    }

    /// Whether his name is written in Chinese characters or Hangul, and shares none with a line.
    boolean isSurelyAnother(String line) {
        return isEastern() && name.codePoints().filter(Writer::isEastern).noneMatch(c -> line.indexOf(c) >= 0);
    }

    /// Whether each word of a line is one of his name, initials but for one.
    boolean isNamed(String line) {
        List<String> own = own();
        List<String> signed = words(line);
        return !signed.isEmpty()
                && signed.stream().anyMatch(own::contains)
                && signed.stream()
                        .allMatch(word -> own.contains(word)
                                || (word.length() == 1 && own.stream().anyMatch(name -> name.startsWith(word))));
    }

    /// Whether a line has two words of his name at least, or all of an Eastern one: blanks part it at will, and what
    /// parts it from a house or a title before it.
    boolean isNamedInFull(String line) {
        if (isEastern() && name.length() > 1 && isNamedInTheEast(line.strip())) {
            return true;
        }
        List<String> own = words(name);
        return words(line).stream().filter(own::contains).distinct().count() > 1;
    }

    private boolean isNamedInTheEast(String line) {
        String whole = BLANKS.matcher(name).replaceAll("");
        String last = BLANKS.matcher(line).replaceAll("");
        boolean parted = last.length() > whole.length()
                && line.length() <= LONGEST_EASTERN_LINE
                && BLANKS.matcher(line).find();
        return last.equals(whole) || (parted && last.endsWith(whole));
    }

    private List<String> own() {
        List<String> own = new ArrayList<>(words(name));
        own.addAll(words(localPart));
        return own;
    }

    /// "Nat" or "Natty" of "Natalie", "akeller" of "Keller".
    private static boolean isFormOf(String word, String name) {
        return word.equals(name)
                || (word.length() >= SHORTEST_NICKNAME
                        && name.length() >= SHORTEST_NICKNAME
                        && (name.startsWith(word.substring(0, SHORTEST_NICKNAME)) || name.endsWith(word)));
    }

    private boolean areInitials(List<String> signed) {
        List<String> own = words(name);
        String initials = String.join("", signed);
        StringBuilder wanted = new StringBuilder();
        own.forEach(word -> wanted.append(word.charAt(0)));
        return initials.length() > 1 && initials.contentEquals(wanted);
    }

    private boolean isEastern() {
        return name.codePoints().anyMatch(Writer::isEastern);
    }

    private static boolean isEastern(int c) {
        return Character.isIdeographic(c) || Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL;
    }

    private static List<String> words(String text) {
        return text.length() > LONGEST
                ? List.of()
                : BETWEEN_WORDS
                        .splitAsStream(text.toLowerCase(Locale.ROOT))
                        .filter(word -> !word.isEmpty())
                        .toList();
    }
}
