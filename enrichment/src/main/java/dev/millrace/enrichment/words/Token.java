package dev.millrace.enrichment.words;

/// A piece of a text.
///
/// @param text as it stands there
/// @param norm lower case, without accents, apostrophes and hyphens: `Wi-Fi` is `wifi`, `don't` is `dont`
/// @param start offset of its first character in the whole text
/// @param end offset after its last character
/// @param kind what it looks like
/// @param hash of the norm, by which sets of words and books of phrases know it
/// @param plain whether it is a word of unaccented letters alone, as nearly all are
public record Token(String text, String norm, int start, int end, Kind kind, long hash, boolean plain) {
    /// What a token looks like from outside.
    public enum Kind {
        WORD,
        NUMBER,
        TIME,
        ADDRESS,
        URL,
        PATH,
        FILE,
        /// Letters mixed with digits, hyphens or underscores: a device, an error code, a group.
        CODE,
        /// Ends a clause: full stop, comma, question mark …
        PUNCTUATION,
        EMOJI,
        LINE_BREAK
    }

    Token(String text, String norm, int start, int end, Kind kind) {
        this(text, norm, start, end, kind, WordHash.of(norm), false);
    }

    /// Whether it is the word between two offsets.
    boolean isWord(int from, int to) {
        return kind == Kind.WORD && start == from && end == to;
    }

    /// Whether it parts what stands before it from what follows.
    public boolean endsClause() {
        return kind == Kind.PUNCTUATION || kind == Kind.LINE_BREAK;
    }

    /// Whether the token can be part of a phrase.
    public boolean speaks() {
        return kind != Kind.PUNCTUATION && kind != Kind.LINE_BREAK;
    }
}
