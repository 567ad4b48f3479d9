package dev.millrace.tickets.secrets;

import dev.millrace.tickets.secrets.Secret.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A password that stands before its name: "hunter2 is my password", "I use Summer2031! as my password".
final class PasswordBefore {
    private static final String WHOSE = "(?:my|the|our|his|her|their|a|mein|meinem|meine|unser|das|ihr|sein|mon|ma|le"
            + "|mi|la|el|mijn|het|mitt|mit|min|moje|moja)";
    /// "… as my new password"; what follows "as" need not say whose it is.
    private static final Pattern AS = Pattern.compile("(?iu)[ \\t]{1,2}(?:as|als|comme|como|som|jako)[ \\t]{1,2}(?:"
            + WHOSE + "[ \\t]{1,2})?(?:[\\p{L}-]{2,12}[ \\t]{1,2})?\\z");
    /// "… is my wifi password", "…, that's the password".
    private static final Pattern IS =
            Pattern.compile("(?iu)(?:[ \\t]{1,2}(?:is|was|ist|war|est|era|es|är|er|è|é|jest|je)"
                    + "|,?[ \\t]{1,2}(?:[-–—][ \\t]{1,2})?(?:that|this|it)(?:['’]s| is| was)|,?[ \\t]{1,2}das (?:ist|war))[ \\t]{1,2}"
                    + WHOSE + "[ \\t]{1,2}(?:[\\p{L}-]{2,12}[ \\t]{1,2})?\\z");
    private static final Pattern USED = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:use|used|using|typed|entered|tried|chose|set|with"
                    + "|nehme|nahm|benutze|benutzte|verwende|verwendete|utilise|uso|usé|usei|gebruik|använder|bruger|bruker)[ \\t]{1,2}\\z");
    private static final int LONGEST_BETWEEN = 40;
    private static final int LONGEST_USED = 16;
    private static final int LONGEST = 200;

    private PasswordBefore() {}

    /// @param name where the password is named
    static void find(String text, Matcher name, List<Secret> found) {
        int from = Math.max(0, name.start() - LONGEST_BETWEEN);
        Matcher as = AS.matcher(text).region(from, name.start());
        if (as.find()) {
            add(text, as.start(), name.end(), true, found);
            return;
        }
        Matcher is = IS.matcher(text).region(from, name.start());
        if (is.find()) {
            add(text, is.start(), name.end(), false, found);
        }
    }

    private static void add(String text, int wordEnd, int nameEnd, boolean as, List<Secret> found) {
        int end = wordEnd;
        boolean quoted = end > 1 && "\"'”“»".indexOf(text.charAt(end - 1)) >= 0;
        end -= quoted ? 1 : 0;
        int start = end;
        while (start > 0 && !Character.isWhitespace(text.charAt(start - 1)) && end - start < LONGEST) {
            start--;
        }
        while (start < end && "\"'“„«(".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        String word = text.substring(start, end);
        if (word.contains(Secrets.MASK)) {
            return;
        }
        boolean madeUp = SecretWords.isMadeUp(word);
        boolean likely = madeUp || SecretWords.isNumbered(word) || (as && isUsed(text, start, word));
        boolean secret = (as && madeUp) || (likely && isEnd(text, nameEnd));
        if (secret) {
            Secret.add(found, Kind.PASSWORD, text, start, end);
        }
    }

    /// Whether a plain word is taken for a password: "I use elephant as password", but not "I use it as password".
    private static boolean isUsed(String text, int start, String word) {
        int before = start > 0 && "\"'“„«(".indexOf(text.charAt(start - 1)) >= 0 ? start - 1 : start;
        return word.length() >= 4
                && SecretWords.isPlain(word)
                && !Vocabulary.isProse(word)
                && !Vocabulary.isApplication(word)
                && USED.matcher(text)
                        .region(Math.max(0, before - LONGEST_USED), before)
                        .find();
    }

    /// Whether no noun follows that the name belongs to: "password manager".
    private static boolean isEnd(String text, int nameEnd) {
        int at = nameEnd;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        if (at == text.length() || !Character.isLetterOrDigit(text.charAt(at))) {
            return true;
        }
        int to = at;
        while (to < text.length() && to - at < LONGEST && !Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        return Vocabulary.beginsThought(text.substring(at, to));
    }
}
