package dev.millrace.enrichment.moments;

import dev.millrace.enrichment.words.Token;
import java.util.List;

/// The tokens of a text, which may be asked for beyond both ends.
record Tokens(List<Token> all) {
    int size() {
        return all.size();
    }

    Token get(int at) {
        return all.get(at);
    }

    /// A token's folded word, empty beyond the ends.
    String norm(int at) {
        return at >= 0 && at < all.size() ? all.get(at).norm() : "";
    }
}
