package dev.millrace.enrichment.words;

import java.util.ArrayList;
import java.util.List;

/// A run of characters that names could be made of, without white space.
///
/// @param start offset of its first character in the text
/// @param end offset after its last
/// @param norm folded, as word lists have it
/// @param ordinary whether it is a word of everyday messages
/// @param couldName whether it could be part of a name: it is no everyday word, or is written like a name
/// @param isNumber whether it is made of digits
/// @param joined whether only a blank stands between the one before and it
public record Chunk(
        int start, int end, String norm, boolean ordinary, boolean couldName, boolean isNumber, boolean joined) {
    private static final String MARKS = "._-@\\/:+#&%$~*'’";
    private static final boolean[] ASCII = ascii();
    private static final String OPENING = "\\/@#~";
    private static final String CLOSING = "@+#";

    /// Cuts up a text.
    ///
    /// @param tokens of the same text, whose folding is not done again
    /// @param ordinary words of everyday messages, folded
    static List<Chunk> in(String text, List<Token> tokens, WordSet ordinary) {
        List<Chunk> chunks = new ArrayList<>(tokens.size());
        int token = 0;
        int at = 0;
        int before = -2;
        while (at < text.length()) {
            if (!belongs(text.charAt(at))) {
                at++;
                continue;
            }
            int stop = at;
            while (stop < text.length() && belongs(text.charAt(stop))) {
                stop++;
            }
            int start = at;
            int end = stop;
            while (start < end
                    && !Character.isLetterOrDigit(text.charAt(start))
                    && OPENING.indexOf(text.charAt(start)) < 0) {
                start++;
            }
            while (end > start
                    && !Character.isLetterOrDigit(text.charAt(end - 1))
                    && CLOSING.indexOf(text.charAt(end - 1)) < 0) {
                end--;
            }
            if (end > start) {
                while (token < tokens.size() && tokens.get(token).start() < start) {
                    token++;
                }
                String norm = token < tokens.size() && tokens.get(token).isWord(start, end)
                        ? tokens.get(token).norm()
                        : Folding.fold(text.substring(start, end));
                boolean joined = start - before == 1 && text.charAt(before) == ' ';
                boolean everyday = ordinary.contains(norm);
                boolean named = !everyday || isWrittenLikeAName(text, start, end);
                chunks.add(new Chunk(start, end, norm, everyday, named, isNumber(norm), joined));
                before = end;
            }
            at = stop;
        }
        return chunks;
    }

    private static boolean belongs(char c) {
        return c < ASCII.length ? ASCII[c] : Character.isLetterOrDigit(c) || c == '’';
    }

    private static boolean[] ascii() {
        boolean[] ascii = new boolean[128];
        for (char c = 0; c < ascii.length; c++) {
            ascii[c] = Character.isLetterOrDigit(c) || MARKS.indexOf(c) >= 0;
        }
        return ascii;
    }

    /// As it stands in the text.
    public String in(String text) {
        return text.substring(start, end);
    }

    private static boolean isNumber(String norm) {
        for (int i = 0; i < norm.length(); i++) {
            if (!Character.isDigit(norm.charAt(i)) && norm.charAt(i) != '.') {
                return false;
            }
        }
        return true;
    }

    private static boolean isWrittenLikeAName(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (Character.isUpperCase(text.charAt(i)) || Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
