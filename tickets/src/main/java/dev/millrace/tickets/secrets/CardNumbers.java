package dev.millrace.tickets.secrets;

import java.util.List;

/// Numbers of payment cards: digits, in groups or not, that begin and end as an issuer's do and carry the right
/// check digit.
final class CardNumbers {
    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;

    private CardNumbers() {}

    static void find(String text, List<Secret> found) {
        int at = 0;
        int tried = -1;
        while (at < text.length()) {
            if (isDigit(text, at) && (!continues(text, at) || (at == tried + 1 && isSeparator(text.charAt(tried))))) {
                tried = read(text, at, found);
                at = tried;
            } else {
                at++;
            }
        }
    }

    /// Part of a word, of a decimal number or of something longer with dots and hyphens.
    private static boolean continues(String text, int at) {
        if (at == 0) {
            return false;
        }
        char before = text.charAt(at - 1);
        boolean point = before == '.' || before == ',';
        return Character.isLetterOrDigit(before)
                || before == '_'
                || (point && at > 1 && isDigit(text, at - 2))
                || (before == '-' && at > 1 && isWord(text, at - 2));
    }

    /// Reads groups of digits; the longest that begin here and are a card's number together are one.
    ///
    /// @return where the card's number ends; without one where the first group does, as others may stand before it
    private static int read(String text, int start, List<Secret> found) {
        StringBuilder digits = new StringBuilder();
        int cardEnd = -1;
        int at = start;
        while (at < text.length() && digits.length() <= LONGEST) {
            if (isDigit(text, at)) {
                digits.append(text.charAt(at));
                at++;
                if (!isWord(text, at) && isCard(digits)) {
                    cardEnd = at;
                }
            } else if (isSeparator(text.charAt(at)) && isDigit(text, at + 1)) {
                at++;
            } else {
                break;
            }
        }
        if (cardEnd < 0) {
            cardEnd = GroupedCard.end(text, start);
        }
        if (cardEnd > 0) {
            found.add(new Secret(Secret.Kind.CARD, start, cardEnd));
            return cardEnd;
        }
        int end = start;
        while (isDigit(text, end)) {
            end++;
        }
        return end;
    }

    static boolean isCard(CharSequence digits) {
        return digits.length() >= SHORTEST && isIssued(digits) && passesLuhn(digits);
    }

    /// Whether an issuer gives out numbers that begin so and are so long (ISO/IEC 7812-1, the networks' ranges).
    private static boolean isIssued(CharSequence digits) {
        int length = digits.length();
        int two = leading(digits, 2);
        int four = leading(digits, 4);
        boolean visa = digits.charAt(0) == '4' && (length == 13 || length == 16 || length == 19);
        boolean mastercard = length == 16 && ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720));
        boolean amex = length == 15 && (two == 34 || two == 37);
        boolean diners = length == 14 && (two == 36 || two == 38 || two == 39 || (four >= 3000 && four <= 3059));
        boolean jcb = length == 16 && four >= 3528 && four <= 3589;
        boolean others = length >= 16 && (two == 50 || (two >= 56 && two <= 58) || (two >= 60 && two <= 67));
        return visa || mastercard || amex || diners || jcb || others;
    }

    private static int leading(CharSequence digits, int count) {
        return Integer.parseInt(digits, 0, count, 10);
    }

    /// ISO/IEC 7812-1: every second digit from the right doubled, the sum of digits a multiple of ten.
    private static boolean passesLuhn(CharSequence digits) {
        int sum = 0;
        for (int place = 0; place < digits.length(); place++) {
            int digit = digits.charAt(digits.length() - 1 - place) - '0';
            int counted = place % 2 == 1 ? digit * 2 : digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }

    /// Blank, also one that does not break, or hyphen.
    private static boolean isSeparator(char c) {
        return c == ' ' || c == '\u00a0' || c == '\u202f' || c == '-';
    }

    static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static boolean isWord(String text, int at) {
        return at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_');
    }
}
