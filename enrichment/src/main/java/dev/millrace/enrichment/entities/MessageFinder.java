package dev.millrace.enrichment.entities;

import dev.millrace.enrichment.words.Chunk;
import dev.millrace.enrichment.words.WordList;
import java.util.List;

/// A reported message: the subject line that is quoted.
final class MessageFinder {
    private static final WordList CUES = WordList.of(
            "subject",
            "subjectline",
            "betreff",
            "objet",
            "intitule",
            "intitulee",
            "asunto",
            "oggetto",
            "onderwerp",
            "temat",
            "assunto",
            "titled",
            "called",
            "mail",
            "email",
            "message",
            "courriel",
            "correo");
    /// Words between the cue and what is quoted: `subject line was`, `mail with`, `mail from x@y.example`.
    private static final int REACH = 4;

    private static final int FAR = 50;

    private MessageFinder() {}

    static void find(Entities entities) {
        List<Chunk> chunks = entities.chunks();
        for (Quotes quotes : entities.quotes()) {
            int before = 0;
            while (before < chunks.size() && chunks.get(before).start() < quotes.start()) {
                before++;
            }
            for (int i = before - 1; i >= Math.max(0, before - REACH); i--) {
                if (CUES.contains(chunks.get(i).norm())
                        && quotes.start() - chunks.get(i).end() <= FAR) {
                    String subject = entities.text().substring(quotes.start(), quotes.end());
                    entities.add("message", quotes.start(), quotes.end(), subject);
                    break;
                }
            }
        }
    }
}
