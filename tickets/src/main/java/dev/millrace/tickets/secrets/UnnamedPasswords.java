package dev.millrace.tickets.secrets;

import dev.millrace.tickets.secrets.Secret.Kind;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Passwords that no word names. Few are told by their look alone, "I set it to P@ssw0rd123"; more where something
/// stands near that people do with passwords, "hab es auf Winter2031! gesetzt".
final class UnnamedPasswords {
    private static final int SHORTEST = 8;
    private static final int LONGEST = 64;
    private static final int WORDS_BEFORE = 4;
    private static final int WORDS_BEHIND = 2;

    /// What passwords have and hardly another word: inside it tells them alone, at the end only beside such a deed.
    private static final String MARKS = "!$%#^*~@";
    /// What parts words, or belongs to links, paths, formulas and keys that are pressed together.
    private static final String APART = "\"“”„«»`‘()<>[]{}/\\|=:&+,;…" + Secrets.MASK.charAt(0);

    /// Never one: `Preis$200`, and ones among exclamation marks.
    private static final Pattern NEVER = Pattern.compile("\\p{L}{1,5}\\$[\\d.,']+\\p{L}?!?|[^!]*!+1[!1]*");
    /// None by itself: `Ticket#4711`, `My%20Documents`, `DocuMe~1`, `2*3`, and a blank forgotten behind "Thanks!".
    private static final Pattern INNOCENT = Pattern.compile("\\p{L}+#\\d+\\p{L}?!?|.*%\\p{XDigit}{2}.*|.*~\\d"
            + "|.*\\d[*%]\\d?.*|\\p{L}+!\\p{L}.*|[^!]*\\p{L}\\d+!\\p{L}+");
    /// A known password in which marks and digits stand for letters.
    private static final Pattern DISGUISED = Pattern.compile(".*(?:passw|welcome|admin).*");
    /// Places and things with a number, before an exclamation mark.
    private static final Pattern NUMBERED = Pattern.compile(
            "(?iu)(?:room|raum|salle|sala|zimmer|floor|etage|gate|version|level"
                    + "|ticket|order|line|zone|channel|kanal|build|release|update|patch|port|bus|linie|ligne|prio|team)\\d.*");

    private UnnamedPasswords() {}

    static void find(String text, List<Secret> found) {
        for (int mark = next(text, 0); mark >= 0; ) {
            int start = mark;
            while (start > 0 && mark - start < LONGEST && isInside(text.charAt(start - 1))) {
                start--;
            }
            int end = mark + 1;
            while (end < text.length() && end - mark < LONGEST && isInside(text.charAt(end))) {
                end++;
            }
            int next = next(text, end);
            while (end > start && ".?".indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
            String word = text.substring(start, end);
            if (isMixed(word) && (isAlone(word) || (isMarked(word) && isUsed(text, start, end)))) {
                found.add(new Secret(Kind.PASSWORD, start, end));
            }
            mark = next;
        }
    }

    private static int next(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            if (text.charAt(at) <= '~' && MARKS.indexOf(text.charAt(at)) >= 0) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isInside(char c) {
        return !Character.isWhitespace(c) && APART.indexOf(c) < 0;
    }

    /// Both cases and digits, as rules for passwords ask for, and no name of a thing.
    private static boolean isMixed(String word) {
        int digits = 0;
        int upper = 0;
        int lower = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            digits += Character.isDigit(c) ? 1 : 0;
            upper += Character.isUpperCase(c) ? 1 : 0;
            lower += Character.isLowerCase(c) ? 1 : 0;
        }
        return word.length() >= SHORTEST
                && digits > 0
                && upper > 0
                && lower > 0
                && SecretWords.isMadeUp(word)
                && !NEVER.matcher(word).matches()
                && !Vocabulary.isApplication(letters(word));
    }

    /// The letters that it begins with: `Outlook` of `Outlook2031!`.
    private static String letters(String word) {
        int end = 0;
        while (end < word.length() && Character.isLetter(word.charAt(end))) {
            end++;
        }
        return word.substring(0, end);
    }

    /// Whether nothing but a password looks so.
    private static boolean isAlone(String word) {
        if (word.indexOf('@') >= 0 || word.indexOf('.') >= 0) {
            return isDisguised(word);
        }
        int last = word.length();
        while (last > 0 && !Character.isLetterOrDigit(word.charAt(last - 1))) {
            last--;
        }
        boolean inside = false;
        for (int i = 1; i < last; i++) {
            inside |= MARKS.indexOf(word.charAt(i)) >= 0 && Character.isLetterOrDigit(word.charAt(i - 1));
        }
        return isDisguised(word) || (inside && !INNOCENT.matcher(word).matches());
    }

    private static boolean isDisguised(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        String plain = lower.replace('@', 'a')
                .replace('4', 'a')
                .replace('3', 'e')
                .replace('0', 'o')
                .replace('1', 'i')
                .replace('$', 's')
                .replace('5', 's');
        return DISGUISED.matcher(plain).matches() && !DISGUISED.matcher(lower).matches();
    }

    /// Whether it ends as a password does that must have a mark, or has one inside that may be another thing's.
    private static boolean isMarked(String word) {
        int digits = (int) word.chars().filter(Character::isDigit).count();
        return digits >= 2 && word.indexOf('@') < 0 && !NUMBERED.matcher(word).matches() && SecretWords.isMarked(word);
    }

    /// Whether something is done with it that is done with passwords.
    private static boolean isUsed(String text, int start, int end) {
        int at = start;
        for (int words = 0; words < WORDS_BEFORE && at > 0; words++) {
            int stop = at;
            while (stop > 0 && isBlank(text.charAt(stop - 1))) {
                stop--;
            }
            at = stop;
            while (at > 0 && stop - at < LONGEST && !Character.isWhitespace(text.charAt(at - 1))) {
                at--;
            }
            if (Vocabulary.isDoneWithPasswords(text.substring(at, stop))) {
                return true;
            }
        }
        at = end;
        for (int words = 0; words < WORDS_BEHIND && at < text.length(); words++) {
            int from = at;
            while (from < text.length() && isBlank(text.charAt(from))) {
                from++;
            }
            at = from;
            while (at < text.length() && at - from < LONGEST && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            if (Vocabulary.isDoneWithPasswords(text.substring(from, at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u00a0' || "\"“”„«»'`(".indexOf(c) >= 0;
    }
}
