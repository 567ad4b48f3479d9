package dev.millrace.intake.email.automatic;

import dev.millrace.intake.email.words.PhraseFile;
import java.util.regex.Pattern;

/// What programs say before what they have to say: thanks, who stands in, when an answer comes.
final class Courtesies {
    private static final Pattern WORDS = Pattern.compile(PhraseFile.beside(Courtesies.class, "courtesies.txt")
            .alternatives("courtesies")
            .atWordStart());

    private Courtesies() {}

    /// @param sentence in small letters
    static boolean areIn(String sentence) {
        return WORDS.matcher(sentence).find();
    }
}
