package dev.millrace.enrichment.words;

import org.jspecify.annotations.Nullable;

/// Brings the many ways to write a word together: case, accents, apostrophes, hyphens.
public final class Folding {
    private static final @Nullable String[] LATIN = new @Nullable String[0x180];

    static {
        replace("àáâãäåāăą", "a");
        replace("çćĉċč", "c");
        replace("ďđð", "d");
        replace("èéêëēĕėęě", "e");
        replace("ĝğġģ", "g");
        replace("ìíîïĩīĭįı", "i");
        replace("ĺļľŀł", "l");
        replace("ñńņňŉ", "n");
        replace("òóôõöøōŏő", "o");
        replace("ŕŗř", "r");
        replace("śŝşš", "s");
        replace("ţťŧ", "t");
        replace("ùúûüũūŭůűų", "u");
        replace("ýÿŷ", "y");
        replace("źżž", "z");
        replace("æ", "ae");
        replace("œ", "oe");
        replace("ß", "ss");
        replace("þ", "th");
    }

    private Folding() {}

    private static void replace(String letters, String plain) {
        for (int i = 0; i < letters.length(); i++) {
            LATIN[letters.charAt(i)] = plain;
        }
    }

    /// Lower case, without accents, apostrophes and hyphens: `Wi-Fi` is `wifi`.
    public static String fold(CharSequence word) {
        int plain = 0;
        while (plain < word.length() && isPlain(word.charAt(plain))) {
            plain++;
        }
        return plain == word.length() ? word.toString() : folded(word);
    }

    /// What most words are made of.
    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static String folded(CharSequence word) {
        StringBuilder folded = new StringBuilder(word.length() + 2);
        for (int i = 0; i < word.length(); i++) {
            char c = Character.toLowerCase(word.charAt(i));
            if (c == '\'' || c == '’' || c == '-' || c == '´' || c == '`' || c == '\u2011') {
                continue;
            }
            String plain = c < LATIN.length ? LATIN[c] : null;
            if (plain == null) {
                folded.append(c);
            } else {
                folded.append(plain);
            }
        }
        return folded.toString();
    }
}
