package dev.millrace.enrichment.words;

import java.util.List;

/// A message's own words and the pieces of them that names could be made of.
///
/// @param text the whole text with everything else blanked out
/// @param chunks its pieces
public record Said(String text, List<Chunk> chunks) {
    /// Cuts up a message's own words.
    ///
    /// @param ordinary words of everyday messages, folded
    public static Said of(Wording wording, WordSet ordinary) {
        String text = wording.saidText();
        return new Said(text, Chunk.in(text, wording.said(), ordinary));
    }
}
