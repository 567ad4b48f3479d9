package dev.millrace.enrichment.words;

import dev.millrace.enrichment.words.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Cuts a text into tokens in one pass over its characters.
final class Tokenizer {
    private static final int LONGEST_TOKEN = 200;
    private static final char NO_BREAK_SPACE = '\u00a0';
    private static final Set<String> FILE_ENDINGS = Set.of(
            "xls", "xlsx", "xlsm", "csv", "doc", "docx", "odt", "ods", "ppt", "pptx", "pdf", "txt", "rtf", "psd", "ai",
            "indd", "dwg", "dxf", "vsd", "vsdx", "jpg", "jpeg", "png", "tif", "tiff", "mp4", "mov", "wav", "mp3", "zip",
            "7z", "rar", "tex", "mdb", "accdb", "msg", "pst", "xml", "json", "html", "htm", "mpp", "one", "pub", "bak");

    private final String text;
    private final int end;
    private final List<Token> tokens;
    /// Of the letters looked for last: their hash, and whether one is a capital.
    private long hash;

    private boolean capital;

    private Tokenizer(String text, int end, List<Token> tokens) {
        this.text = text;
        this.end = end;
        this.tokens = tokens;
    }

    /// Whether a word ends as a file's name does.
    static boolean isFile(String word) {
        int dot = word.lastIndexOf('.');
        return dot > 0 && FILE_ENDINGS.contains(word.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    static List<Token> tokens(String text, int start, int end) {
        List<Token> tokens = new ArrayList<>();
        tokens(text, start, end, tokens);
        return tokens;
    }

    /// Adds the tokens of a piece of the text to others.
    static void tokens(String text, int start, int end, List<Token> tokens) {
        new Tokenizer(text, end, tokens).run(start);
    }

    private void run(int start) {
        int at = start;
        while (at < end) {
            char c = text.charAt(at);
            if (c == '\n') {
                tokens.add(new Token("\n", "\n", at, at + 1, Kind.LINE_BREAK));
                at++;
            } else if (isSpace(c)) {
                at++;
            } else {
                int stop = letters(at, end);
                if (stop > at && stop - at <= LONGEST_TOKEN && (stop == end || endsChunk(text.charAt(stop)))) {
                    addPlainWord(at, stop);
                } else {
                    stop = Math.max(stop, at + 1);
                    while (stop < end && !endsChunk(text.charAt(stop))) {
                        stop++;
                    }
                    chunk(at, stop);
                }
                at = stop;
            }
        }
    }

    private static boolean endsChunk(char c) {
        return isSpace(c) || c == '\n';
    }

    private static boolean isSpace(char c) {
        // Nearly every character is told by the first comparisons.
        return (c <= ' ' || c >= NO_BREAK_SPACE)
                && c != '\n'
                && (Character.isWhitespace(c) || c == NO_BREAK_SPACE || c == '\u202f');
    }

    /// Where the unaccented letters end that begin at an offset.
    private int letters(int from, int to) {
        long all = WordHash.NOTHING;
        int capitals = 0;
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            // Differs from the small letter by one bit.
            int small = c | 0x20;
            if (small < 'a' || small > 'z') {
                break;
            }
            capitals |= c ^ small;
            all = WordHash.and(all, small);
            at++;
        }
        hash = all;
        capital = capitals != 0;
        return at;
    }

    /// Adds a word of the letters that were just looked for. Most tokens are such words: nothing of them comes off, and
    /// folding only makes their letters small.
    private void addPlainWord(int from, int to) {
        String word = text.substring(from, to);
        String norm = capital ? word.toLowerCase(Locale.ROOT) : word;
        tokens.add(new Token(word, norm, from, to, Kind.WORD, WordHash.mixed(hash), true));
    }

    /// A run without white space: punctuation around it comes off, the rest is one thing or a few words.
    private void chunk(int from, int to) {
        int left = from;
        while (left < to && !startsToken(left, to)) {
            left = symbol(left, to);
        }
        int right = to;
        while (right > left && !endsToken(text.charAt(right - 1))) {
            right--;
        }
        if (left < right) {
            core(left, right);
        }
        int at = right;
        while (at < to) {
            at = symbol(at, to);
        }
    }

    private boolean startsToken(int at, int to) {
        char c = text.charAt(at);
        return Character.isLetterOrDigit(c) || (c == '\\' && at + 2 < to && text.charAt(at + 1) == '\\');
    }

    private static boolean endsToken(char c) {
        return Character.isLetterOrDigit(c) || c == '+' || c == '\\' || c == '#';
    }

    private int symbol(int at, int to) {
        int codePoint = text.codePointAt(at);
        int next = Math.min(to, at + Character.charCount(codePoint));
        if (isEmoji(codePoint)) {
            tokens.add(new Token(text.substring(at, next), text.substring(at, next), at, next, Kind.EMOJI));
            return next;
        }
        if ((codePoint == ':' || codePoint == ';') && at + 1 < to) {
            int mouth = text.charAt(at + 1) == '-' && at + 2 < to ? at + 2 : at + 1;
            char c = text.charAt(mouth);
            if (c == ')' || c == '(' || c == '/' || c == '|') {
                String face = c == ')' ? ":)" : ":(";
                tokens.add(new Token(text.substring(at, mouth + 1), face, at, mouth + 1, Kind.EMOJI));
                return mouth + 1;
            }
        }
        String mark = text.substring(at, next);
        tokens.add(new Token(mark, mark, at, next, Kind.PUNCTUATION));
        return next;
    }

    private static boolean isEmoji(int codePoint) {
        return (codePoint >= 0x1F300 && codePoint <= 0x1FAFF) || (codePoint >= 0x2600 && codePoint <= 0x27BF);
    }

    private void core(int from, int to) {
        if (to - from > LONGEST_TOKEN) {
            tokens.add(new Token(text.substring(from, from + LONGEST_TOKEN), "<long>", from, to, Kind.CODE));
            return;
        }
        if (letters(from, to) == to) {
            addPlainWord(from, to);
            return;
        }
        String core = text.substring(from, to);
        Kind kind = kindOf(core);
        switch (kind) {
            case WORD -> words(core, from);
            case CODE -> tokens.add(new Token(core, Folding.fold(core), from, to, kind));
            case NUMBER, TIME, ADDRESS, URL, PATH, FILE, PUNCTUATION, EMOJI, LINE_BREAK ->
                tokens.add(new Token(core, core, from, to, kind));
        }
    }

    private static Kind kindOf(String core) {
        int letters = 0;
        int digits = 0;
        int joints = 0;
        int capitals = 0;
        int colons = 0;
        int others = 0;
        int at = -1;
        for (int i = 0; i < core.length(); i++) {
            char c = core.charAt(i);
            if (Character.isLetter(c)) {
                letters++;
                capitals += Character.isUpperCase(c) ? 1 : 0;
            } else if (Character.isDigit(c)) {
                digits++;
            } else if (c == '-' || c == '_') {
                joints++;
            } else if (c == ':') {
                colons++;
            } else if (c == '@') {
                at = i;
            } else {
                others++;
            }
        }
        if (at > 0 && core.indexOf('.', at) > 0) {
            return Kind.ADDRESS;
        }
        if (core.startsWith("\\\\") || (core.length() > 2 && core.charAt(1) == ':' && core.charAt(2) == '\\')) {
            return Kind.PATH;
        }
        if (core.contains("://") || core.startsWith("www.")) {
            return Kind.URL;
        }
        if (isFile(core)) {
            return Kind.FILE;
        }
        if (letters == 0 && digits > 0) {
            return colons == 1 && digits <= 4 ? Kind.TIME : Kind.NUMBER;
        }
        if (digits > 0 && letters > 0 && others == 0) {
            return isClock(core) ? Kind.TIME : Kind.CODE;
        }
        if (core.indexOf('_') > 0 || (joints > 0 && capitals == letters && letters > 1)) {
            return Kind.CODE;
        }
        return Kind.WORD;
    }

    /// `3pm`, `8h30`, `9am`.
    private static boolean isClock(String core) {
        String lower = core.toLowerCase(Locale.ROOT);
        String rest = lower.endsWith("am") || lower.endsWith("pm") ? lower.substring(0, lower.length() - 2) : lower;
        boolean named = rest.length() < lower.length() || (rest.indexOf('h') > 0 && rest.length() <= 5);
        if (!named || rest.isEmpty() || rest.length() > 5) {
            return false;
        }
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if (!Character.isDigit(c) && c != ':' && c != '.' && c != 'h') {
                return false;
            }
        }
        return true;
    }

    /// Splits at everything but letters, digits, hyphens and apostrophes, and takes French articles off.
    private void words(String core, int offset) {
        int start = 0;
        for (int i = 0; i <= core.length(); i++) {
            if (i == core.length() || !isWordCharacter(core.charAt(i))) {
                if (i > start) {
                    word(core.substring(start, i), offset + start);
                }
                if (i < core.length() && core.charAt(i) != '.') {
                    String mark = core.substring(i, i + 1);
                    tokens.add(new Token(mark, mark, offset + i, offset + i + 1, Kind.PUNCTUATION));
                }
                start = i + 1;
            }
        }
    }

    private static boolean isWordCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '\'' || c == '’' || c == '+' || c == '#';
    }

    private void word(String word, int start) {
        int apostrophe = Math.max(word.indexOf('\''), word.indexOf('’'));
        if (apostrophe > 0 && apostrophe <= 2 && apostrophe < word.length() - 1) {
            String article = Folding.fold(word.substring(0, apostrophe));
            if (article.equals("n")) {
                tokens.add(new Token(word.substring(0, apostrophe), "ne", start, start + apostrophe, Kind.WORD));
            }
            if ("ldjsnmtc".contains(article) || article.equals("qu")) {
                int rest = apostrophe + 1;
                add(word.substring(rest), start + rest);
                return;
            }
        }
        add(word, start);
    }

    private void add(String word, int start) {
        String norm = Folding.fold(word);
        if (!norm.isEmpty()) {
            tokens.add(new Token(word, norm, start, start + word.length(), Kind.WORD));
        }
    }
}
