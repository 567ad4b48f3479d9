package dev.millrace.tickets.secrets;

import java.util.Arrays;

/// Passwords of plain words behind "password:": `elephant`, `correct horse battery staple`. A sentence there gives
/// itself away by its small words.
final class PlainPassword {
    private static final int LONGEST_PHRASE = 200;
    private static final int MOST_WORDS = 8;
    /// As long as the phrases that restore a purse or a vault.
    private static final int LONGEST_PASSPHRASE = 24;
    /// A phrase of fewer words is hardly a password.
    private static final int PASSPHRASE = 4;

    private PlainPassword() {}

    /// Where a password of plain words ends.
    ///
    /// @return -1 where there is no password but a sentence
    static int end(String text, int start) {
        int longest = Math.min(text.length(), start + LONGEST_PHRASE);
        int line = text.indexOf('\n', start, longest);
        int end = line < 0 ? longest : line;
        String rest = text.substring(start, end);
        String[] words = rest.strip().split("[ \\t]+", -1);
        int whole = start + rest.stripTrailing().length();
        if (isPassphrase(words)) {
            return whole;
        }
        if (Vocabulary.isProse(words[0]) || isSaidOf(words)) {
            return -1;
        }
        int first = start + SecretWords.bare(words[0]).length();
        boolean alone = words.length == 1
                || words.length > MOST_WORDS
                || first < start + words[0].length()
                || Vocabulary.beginsThought(words[1])
                || isSentence(rest);
        return alone ? start + words[0].length() : whole;
    }

    /// Whether a sentence about an application begins: "Outlook asks …". A password has more than letters: "Office
    /// 2031!".
    private static boolean isSaidOf(String[] words) {
        return words.length > 1
                && Vocabulary.isApplication(words[0])
                && (Vocabulary.isProse(words[1]) || Arrays.stream(words).allMatch(SecretWords::isPlain));
    }

    /// Some words in small letters, of which hardly one would stand in a sentence about passwords.
    private static boolean isPassphrase(String[] words) {
        return words.length >= PASSPHRASE && words.length <= LONGEST_PASSPHRASE && prose(words) <= 1;
    }

    /// Whether only a phrase stands here, and nothing that is said of passwords, to the end of the line.
    static int endOfPassphrase(String text, int start) {
        int longest = Math.min(text.length(), start + LONGEST_PHRASE);
        int line = text.indexOf('\n', start, longest);
        String rest = text.substring(start, line < 0 ? longest : line);
        String[] words = rest.strip().split("[ \\t]+", -1);
        boolean phrase = words.length >= PASSPHRASE
                && words.length <= LONGEST_PASSPHRASE
                && prose(words) <= 1
                && Arrays.stream(words).noneMatch(SaidOfPasswords::isSaid);
        return phrase ? start + rest.stripTrailing().length() : -1;
    }

    /// How many words belong to sentences; more than any where not all are of small letters.
    private static int prose(String[] words) {
        int prose = 0;
        for (String word : words) {
            if (!word.chars().allMatch(Character::isLowerCase)) {
                return Integer.MAX_VALUE;
            }
            prose += Vocabulary.isProse(word) ? 1 : 0;
        }
        return prose;
    }

    private static boolean isSentence(String words) {
        for (String word : words.strip().split("[ \\t]+", -1)) {
            if (Vocabulary.isProse(word)) {
                return true;
            }
        }
        return false;
    }
}
