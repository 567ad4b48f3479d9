package dev.millrace.tickets.secrets;

import dev.millrace.tickets.secrets.Secret.Kind;
import java.util.List;

/// A password that stands some words behind its name: "password: I think it was Hunter2024!", "the password was changed
/// by IT to …". Only its look tells it there.
final class FurtherPassword {
    private static final int MOST_WORDS = 8;
    private static final int LONGEST_WORD = 200;

    private FurtherPassword() {}

    /// Notes the first of the sentence's next words that looks like a password.
    ///
    /// @param aboutSomebody whether accounts stand there too, so that a name with a number counts for nothing
    static void find(String text, int from, boolean aboutSomebody, List<Secret> found) {
        boolean elsewhere = aboutSomebody;
        int at = from;
        for (int words = 0; words < MOST_WORDS; words++) {
            int start = start(text, at);
            int end = end(text, start);
            String word = text.substring(start, end);
            if (word.isEmpty() || word.contains(Secrets.MASK)) {
                return;
            }
            if (SecretWords.isMadeUp(word) && (!elsewhere || SecretWords.isMarked(word))) {
                Secret.add(found, Kind.PASSWORD, text, start, end);
                return;
            }
            if (".?!;".indexOf(word.charAt(word.length() - 1)) >= 0) {
                return;
            }
            elsewhere = aboutSomebody || Vocabulary.isOfAccounts(word) || Vocabulary.isBeforePlace(word);
            aboutSomebody |= Vocabulary.isOfAccounts(word);
            at = end;
        }
    }

    private static int start(String text, int from) {
        int start = from;
        while (start < text.length() && " \t\u00a0\"'“„«(".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        return start;
    }

    private static int end(String text, int start) {
        int end = start;
        while (end < text.length() && end - start < LONGEST_WORD && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
