package dev.millrace.tickets.secrets;

import dev.millrace.tickets.secrets.Secret.Kind;
import java.util.List;

/// A password that stands some words behind its name: "password: I think it was Hunter2024!", "the password was changed
/// by IT to …". Only its look tells it there.
final class FurtherPassword {
    private static final int MOST_WORDS = 8;

    private FurtherPassword() {}

    /// Notes the first of the sentence's next words that looks like a password.
    ///
    /// @param aboutSomebody whether accounts stand there too, so that a name with a number counts for nothing
    static void find(String text, int from, boolean aboutSomebody, List<Secret> found) {
        boolean elsewhere = aboutSomebody;
        int at = from;
        for (int words = 0; words < MOST_WORDS; words++) {
            Word next = Word.nextInLine(text, at);
            String word = next.in(text);
            if (word.isEmpty() || word.contains(Secrets.MASK)) {
                return;
            }
            if (SecretWords.isMadeUp(word) && (!elsewhere || SecretWords.isMarked(word))) {
                Secret.add(found, Kind.PASSWORD, text, next.start(), next.end());
                return;
            }
            if (".?!;".indexOf(word.charAt(word.length() - 1)) >= 0) {
                return;
            }
            elsewhere = aboutSomebody || Vocabulary.isOfAccounts(word) || Vocabulary.isBeforePlace(word);
            aboutSomebody |= Vocabulary.isOfAccounts(word);
            at = next.end();
        }
    }
}
