package dev.millrace.enrichment.target;

import dev.millrace.enrichment.words.Folding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A run of characters that names could be made of, without white space.
///
/// @param start offset of its first character in the text
/// @param end offset after its last
/// @param norm folded, as word lists have it
/// @param ordinary whether it is a word of everyday messages
/// @param joined whether only a blank stands between the one before and it
record Chunk(int start, int end, String norm, boolean ordinary, boolean joined) {
    private static final String MARKS = "._-@\\/:+#&%$~*'’";
    private static final String OPENING = "\\/@#~";
    private static final String CLOSING = "@+#";

    /// Cuts up a text.
    ///
    /// @param ordinary words of everyday messages, folded
    static List<Chunk> in(String text, Set<String> ordinary) {
        List<Chunk> chunks = new ArrayList<>();
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
                String norm = Folding.fold(text.subSequence(start, end));
                boolean joined = start - before == 1 && text.charAt(before) == ' ';
                chunks.add(new Chunk(start, end, norm, ordinary.contains(norm), joined));
                before = end;
            }
            at = stop;
        }
        return chunks;
    }

    private static boolean belongs(char c) {
        return Character.isLetterOrDigit(c) || MARKS.indexOf(c) >= 0;
    }

    boolean isNumber() {
        return norm.chars().allMatch(c -> Character.isDigit(c) || c == '.');
    }

    /// Whether it could be part of a name: it is no everyday word, or is written like a name.
    boolean couldName(String text) {
        if (!ordinary) {
            return true;
        }
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (Character.isUpperCase(c) || Character.isDigit(c)) {
                return true;
            }
        }
        return false;
    }
}
