package dev.millrace.tickets.secrets;

import java.util.regex.Pattern;

/// Tells by its look whether a word may be a secret.
final class SecretWords {
    /// Punctuation that follows a word and is hardly its own.
    private static final String TRAILING = ".,;:!?)]}>»”\"'";
    private static final Pattern NOT_MADE_UP = Pattern.compile(
            // faults, addresses, links, paths, files, times; tickets, devices; products with a number
            "(?i)0x\\p{XDigit}+|[^@\\s]+@[^@\\s]+\\.[a-z]{2,10}|[a-z]+://.*|www\\..*|[a-z]:\\\\.*|\\\\\\\\.*|/.*|.*\\.[a-z]{2,4}"
                    + "|\\d{1,2}[:.h]\\d{2}(?:am|pm|h|uhr)?|\\d+(?:st|nd|rd|th|am|pm|x|gb|mb|min|h)"
                    + "|(?-i:[A-Z]{1,10}[-_#]?\\d{2,}|[A-Z]{2,10}(?:[-_][A-Z0-9]{1,14})+)"
                    + "|(?:windows|win|office|microsoft|ms|m|o|iphone|ipad|galaxy|pixel|sap|keepass|sql|server|exchange|adobe"
                    + "|acrobat|autocad|php|java|ipv|sha|md|wpa|mfa|1password|s4hana)-?\\d+.*");

    private SecretWords() {}

    /// The word without the punctuation behind it.
    static String bare(String word) {
        int end = word.length();
        while (end > 0 && TRAILING.indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        return word.substring(0, end);
    }

    /// Only letters, with hyphens and apostrophes between them.
    static boolean isPlain(String word) {
        String bare = bare(word);
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            if (!Character.isLetter(c) && c != '-' && c != '\'' && c != '’' && c != '/') {
                return false;
            }
        }
        return !isMixed(bare);
    }

    /// Not plain letters, and no label, mask or link either.
    static boolean isStrong(String word) {
        boolean label = word.endsWith(":") || word.startsWith(Secrets.MASK);
        String bare = bare(word);
        boolean visible = bare.chars().anyMatch(c -> Character.isLetterOrDigit(c));
        return !label && visible && bare.length() >= 4 && !bare.contains("://") && !Vocabulary.isProse(word);
    }

    /// Capitals within: `sOmmer`, but not `PIN` or `iPhone`.
    private static boolean isMixed(String word) {
        int changes = 0;
        for (int i = 1; i < word.length(); i++) {
            boolean up = Character.isUpperCase(word.charAt(i));
            changes += up && Character.isLowerCase(word.charAt(i - 1)) ? 1 : 0;
        }
        return changes > 1;
    }

    /// Where nothing but its look tells: a word that nobody would write but as a password.
    static boolean isMadeUp(String word) {
        String bare = bare(word);
        if (bare.length() < 6 || bare.length() > 64) {
            return false;
        }
        Look look = Look.of(bare);
        return look.letters > 0
                && look.digits + look.marks > 0
                && (isMarked(word) || (look.upper > 0 && look.lower > 0) || (bare.length() >= 8 && look.turns >= 2))
                && !NOT_MADE_UP.matcher(bare).matches();
    }

    /// Letters and digits, as in `hunter2`, that are no address, device or product. That may be an account's name as
    /// well:
    /// it is a password only where that is said.
    static boolean isNumbered(String word) {
        String bare = bare(word);
        if (bare.length() < 6 || bare.length() > 64) {
            return false;
        }
        Look look = Look.of(bare);
        return look.letters > 0 && look.digits > 0 && !NOT_MADE_UP.matcher(bare).matches();
    }

    /// A number, or what is numbered.
    static boolean isKey(String word) {
        return isNumbered(word) || bare(word).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// Whether it has a sign that only passwords have.
    static boolean isMarked(String word) {
        String bare = bare(word);
        return Look.of(bare).marks > 0 || (word.length() > bare.length() && word.charAt(bare.length()) == '!');
    }

    /// What a word is made of.
    ///
    /// @param turns how often letters turn to digits or back
    private record Look(int letters, int upper, int lower, int digits, int marks, int turns) {
        static Look of(String word) {
            int upper = 0;
            int lower = 0;
            int letters = 0;
            int digits = 0;
            int marks = 0;
            int turns = 0;
            for (int i = 0; i < word.length(); i++) {
                char c = word.charAt(i);
                upper += Character.isUpperCase(c) ? 1 : 0;
                lower += Character.isLowerCase(c) ? 1 : 0;
                letters += Character.isLetter(c) ? 1 : 0;
                digits += Character.isDigit(c) ? 1 : 0;
                marks += "!$%&#*+=?^~@§€".indexOf(c) >= 0 ? 1 : 0;
                turns += i > 0 && Character.isDigit(c) != Character.isDigit(word.charAt(i - 1)) ? 1 : 0;
            }
            return new Look(letters, upper, lower, digits, marks, turns);
        }
    }
}
