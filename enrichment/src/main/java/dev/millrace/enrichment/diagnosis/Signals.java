package dev.millrace.enrichment.diagnosis;

import dev.millrace.enrichment.words.PhraseBook;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.Wording;
import java.util.Map;

/// What rules ask for besides category and entities, each with the words that gave it.
final class Signals {
    /// Somebody else than the writer has the trouble.
    static final String OTHER_PERSON = "other-person";

    /// Little is said above what was said before: so is every answer by mail.
    static final String FORWARDED = "forwarded";

    private static final int SHORT_FORWARD = 20;

    private Signals() {}

    static Map<String, String> of(Wording wording, PhraseBook book) {
        Map<String, String> said = book.named(wording.beginnings());
        if (!wording.quoted().isEmpty()
                && wording.own().stream().filter(Token::speaks).count() < SHORT_FORWARD) {
            said.put(FORWARDED, "see below");
        }
        return said;
    }
}
