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
/// @param signs what characters it has, as bits
public record Chunk(
        int start,
        int end,
        String norm,
        boolean ordinary,
        boolean couldName,
        boolean isNumber,
        boolean joined,
        int signs) {
    private static final int LETTER = 1;
    private static final int DIGIT = 1 << 1;
    private static final int JOINT = 1 << 2;
    private static final int DOT = 1 << 3;
    private static final int CAPITAL = 1 << 4;

    private static final String MARKS = "._-@\\/:+#&%$~*'’";
    private static final boolean[] ASCII = ascii();
    private static final byte[] SIGNS = asciiSigns();
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
            while (token < tokens.size() && tokens.get(token).start() < at) {
                token++;
            }
            if (token < tokens.size() && isWhole(tokens.get(token), at, text)) {
                // Most pieces are such words.
                Token word = tokens.get(token);
                chunks.add(of(word, ordinary.contains(word.hash()), isJoined(text, before, at)));
                at = word.end();
                before = at;
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
                Token same = token < tokens.size() && tokens.get(token).isWord(start, end) ? tokens.get(token) : null;
                String norm = same == null ? Folding.fold(text.substring(start, end)) : same.norm();
                boolean joined = isJoined(text, before, start);
                boolean everyday = same == null ? ordinary.contains(norm) : ordinary.contains(same.hash());
                int signs = signsIn(text, start, end);
                boolean named = !everyday || (signs & (CAPITAL | DIGIT)) != 0;
                chunks.add(new Chunk(start, end, norm, everyday, named, isNumber(norm), joined, signs));
                before = end;
            }
            at = stop;
        }
        return chunks;
    }

    /// Whether a plain word begins there and is a piece of its own.
    private static boolean isWhole(Token token, int at, String text) {
        return token.plain()
                && token.start() == at
                && (token.end() >= text.length() || !belongs(text.charAt(token.end())));
    }

    private static Chunk of(Token word, boolean ordinary, boolean joined) {
        boolean capital = !word.text().equals(word.norm());
        return new Chunk(
                word.start(),
                word.end(),
                word.norm(),
                ordinary,
                !ordinary || capital,
                false,
                joined,
                capital ? LETTER | CAPITAL : LETTER);
    }

    /// Whether only a blank stands between two pieces.
    private static boolean isJoined(String text, int before, int start) {
        return start - before == 1 && text.charAt(before) == ' ';
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

    private static int signsIn(String text, int start, int end) {
        int signs = 0;
        for (int i = start; i < end; i++) {
            signs |= sign(text.charAt(i));
        }
        return signs;
    }

    private static int sign(char c) {
        return c < SIGNS.length
                ? SIGNS[c]
                : (Character.isLetter(c) ? LETTER : 0)
                        | (Character.isDigit(c) ? DIGIT : 0)
                        | (Character.isUpperCase(c) ? CAPITAL : 0);
    }

    private static byte[] asciiSigns() {
        byte[] signs = new byte[128];
        for (char c = 'a'; c <= 'z'; c++) {
            signs[c] = LETTER;
            signs[Character.toUpperCase(c)] = LETTER | CAPITAL;
        }
        for (char c = '0'; c <= '9'; c++) {
            signs[c] = DIGIT;
        }
        signs['-'] = JOINT;
        signs['_'] = JOINT;
        signs['.'] = DOT;
        return signs;
    }

    /// Whether it has a letter.
    public boolean hasLetter() {
        return (signs & LETTER) != 0;
    }

    /// Whether it has a digit.
    public boolean hasDigit() {
        return (signs & DIGIT) != 0;
    }

    /// Whether it has a hyphen or an underscore.
    public boolean hasJoint() {
        return (signs & JOINT) != 0;
    }

    /// Whether it is a file's name.
    public boolean isFile(String text) {
        return hasDot() && Tokenizer.isFile(in(text));
    }

    /// Whether it has a dot.
    public boolean hasDot() {
        return (signs & DOT) != 0;
    }
}
