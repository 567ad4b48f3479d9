package dev.millrace.enrichment.category;

import dev.millrace.enrichment.Text;
import dev.millrace.enrichment.model.Features;
import dev.millrace.enrichment.words.Grams;
import dev.millrace.enrichment.words.PhraseBook;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.Wording;
import java.util.ArrayList;
import java.util.List;

/// What the category model looks at.
public final class CategoryFeatures {
    private static final PhraseBook DOMAIN = PhraseBook.load(CategoryFeatures.class, "domain-words.txt");
    private static final int SHORT_MESSAGE = 12;

    private CategoryFeatures() {}

    /// The features of a message.
    public static Features of(Text text) {
        return of(Wording.of(text));
    }

    /// The features of a message that is already cut up.
    public static Features of(Wording wording) {
        List<Token> said = wording.said();
        if (said.size() < SHORT_MESSAGE && !wording.quoted().isEmpty()) {
            // "See below": then what is below is the message.
            said = new ArrayList<>(said);
            said.addAll(wording.quoted());
        }
        Features features = new Features();
        features.group(1.0, Grams.words(said, "w:"));
        features.group(0.8, Grams.pairs(said, "p:"));
        features.group(1.6, Grams.letters(said, "l:", 3, 5));
        features.group(0.4, Grams.negated(said));
        features.group(0.7, Grams.words(wording.subject(), "s:"));
        features.group(1.0, prefixed(said, "d:"));
        features.group(0.5, prefixed(wording.subject(), "ds:"));
        features.group(0.2, Grams.words(wording.quoted(), "q:"));
        return features;
    }

    /// The names of the lists of domain words of which the tokens have one.
    public static List<String> domainWords(List<Token> tokens) {
        return List.copyOf(DOMAIN.named(tokens).keySet());
    }

    private static List<String> prefixed(List<Token> tokens, String prefix) {
        return domainWords(tokens).stream().map(name -> prefix + name).toList();
    }
}
