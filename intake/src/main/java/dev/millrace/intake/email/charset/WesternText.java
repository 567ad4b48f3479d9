package dev.millrace.intake.email.charset;

import java.util.List;

/// Whether bytes are surely Western European: words with the letters of one language, or lists of such letters. Whose
/// keyboard or screen has lost them writes just these, and nothing else beyond ASCII: "äöüß do not work".
final class WesternText {
    /// The first is that of German and the North, the second that of Estonian; with the letters of neither does
    /// anybody write a word of Cyrillic.
    private static final List<String> ALPHABETS = List.of(
            "äöüßåæøéÄÖÜÅÆØÉµ",
            "äöüõšžÄÖÜÕŠŽ",
            "àâäæçéèêëîïôöœùûüÿÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸ",
            "áéíóúñüçÁÉÍÓÚÑÜÇ",
            "àèéìîòóùÀÈÉÌÎÒÓÙ",
            "àáâãçéêíóôõúüÀÁÂÃÇÉÊÍÓÔÕÚÜ",
            "àçèéíïòóúüÀÇÈÉÍÏÒÓÚÜ");
    private static final String ALL = String.join("", ALPHABETS);
    private static final int FEW = 3;

    /// What stands beside letters.
    private static final String QUOTES = "„“”‚‘’‹›–—…€§\u00a0";
    private static final String OPENING = "¿¡";

    private WesternText() {}

    /// Whether all that is not ASCII is so.
    static boolean isSurely(byte[] bytes) {
        String text = new String(bytes, Charsets.WESTERN);
        boolean letters = false;
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && (isLatin(text.charAt(end)) || isForeign(text.charAt(end)))) {
                end++;
            }
            String word = text.substring(at, end);
            if (!isPlain(word)) {
                letters = true;
                if (!isWord(word)) {
                    return false;
                }
            }
            if (end < text.length() && !mayStand(text, end)) {
                return false;
            }
            at = end + 1;
        }
        return letters;
    }

    /// Whether a small letter of ASCII stands beside one beyond it: nobody writes so in other scripts.
    static boolean hasWord(byte[] bytes) {
        String text = new String(bytes, Charsets.WESTERN);
        for (int i = 1; i < text.length(); i++) {
            char one = text.charAt(i - 1);
            char other = text.charAt(i);
            if ((isSmall(one) && isForeign(other)) || (isForeign(one) && isSmall(other))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWord(String word) {
        StringBuilder foreign = new StringBuilder();
        word.chars().filter(c -> c > 127).forEach(c -> foreign.append((char) c));
        String letters = foreign.toString();
        if (letters.length() == word.length()) {
            return isList(letters);
        }
        // In "5 µm" it begins a word; elsewhere it is half a character.
        return letters.equals("µ")
                ? word.charAt(0) == 'µ' && isSmall(word.charAt(1))
                : longest(letters, 0) == letters.length();
    }

    /// Letters of one alphabet after the other, or in their order. Real words repeat theirs, lists only one after
    /// itself.
    private static boolean isList(String letters) {
        if (letters.length() <= FEW) {
            return letters.chars().allMatch(c -> ALL.indexOf(c) >= 0);
        }
        return of(letters, 0, 0) == letters.length()
                || isAscending(letters)
                || (isOfAlphabets(letters) && !repeats(letters));
    }

    private static boolean isOfAlphabets(String letters) {
        int at = longest(letters, 0);
        int length = at;
        while (length >= FEW && at < letters.length() && letters.length() > FEW + 1) {
            length = longest(letters, at);
            at += length;
        }
        return at == letters.length();
    }

    private static boolean isAscending(String letters) {
        for (int i = 1; i < letters.length(); i++) {
            int step = letters.charAt(i) - letters.charAt(i - 1);
            if (step < 1 || step > 2) {
                return false;
            }
        }
        return true;
    }

    /// How many letters from here on are of one alphabet.
    private static int longest(String letters, int from) {
        int longest = 0;
        for (int alphabet = 0; alphabet < ALPHABETS.size(); alphabet++) {
            longest = Math.max(longest, of(letters, from, alphabet));
        }
        return longest;
    }

    private static int of(String letters, int from, int alphabet) {
        int end = from;
        while (end < letters.length() && ALPHABETS.get(alphabet).indexOf(letters.charAt(end)) >= 0) {
            end++;
        }
        return end - from;
    }

    private static boolean repeats(String letters) {
        for (int i = 2; i < letters.length(); i++) {
            int before = letters.indexOf(letters.charAt(i));
            if (before < i && letters.charAt(i - 1) != letters.charAt(i)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a character that is no letter may stand where it does. The bytes of other scripts are signs as often as
    /// letters.
    private static boolean mayStand(String text, int at) {
        char c = text.charAt(at);
        if (c < 128 || QUOTES.indexOf(c) >= 0) {
            return true;
        }
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        char behind = at + 1 == text.length() ? ' ' : text.charAt(at + 1);
        if (c == '«' || c == '»') {
            return text.indexOf('«') >= 0 && text.indexOf('»') >= 0;
        }
        if (OPENING.indexOf(c) >= 0) {
            return !isForeign(before) || !(isForeign(behind) || isLatin(behind));
        }
        if (c < '\u00a1' || c > '\u00ff' || before > 127 || behind > 127) {
            return false;
        }
        return switch (c) {
            case '²', '³', '®' -> !isLatin(behind);
            case '´' -> isSmall(before) == isSmall(behind);
            case '°' -> !isLatin(before) && (behind == 'C' || behind == 'F' || !isLatin(behind));
            default -> !isLatin(before) && !isLatin(behind);
        };
    }

    private static boolean isPlain(String word) {
        return word.chars().allMatch(c -> c < 128);
    }

    private static boolean isForeign(char c) {
        return c > 127 && (c == 'µ' || (c >= '\u00c0' && c < '\u0180' && c != '×' && c != '÷'));
    }

    private static boolean isLatin(char c) {
        return isSmall(c) || (c >= 'A' && c <= 'Z');
    }

    private static boolean isSmall(char c) {
        return c >= 'a' && c <= 'z';
    }
}
