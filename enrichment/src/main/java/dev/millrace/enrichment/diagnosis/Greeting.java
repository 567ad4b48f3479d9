package dev.millrace.enrichment.diagnosis;

import dev.millrace.enrichment.words.Folding;
import dev.millrace.enrichment.words.PhraseBook;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Question;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A message that says nothing yet of what it is about: people in a chat greet first and wait to be heard. Its
/// writer is asked what he wants, and what he writes next is understood as if it were his first message.
public final class Greeting {
    private static final PhraseBook BOOK = PhraseBook.load(Greeting.class, "greeting.txt");
    private static final Set<String> OPENING = Set.of("greeting", "help");

    private Greeting() {}

    /// Whether a message is nothing but a greeting, or that somebody wants help with he does not say what.
    ///
    /// @param sender address or handle of the writer, where known: people sign
    public static boolean is(Wording wording, @Nullable String sender) {
        List<Token> said = wording.said();
        List<PhraseBook.Hit> hits = BOOK.find(said);
        if (!wording.quoted().isEmpty() || hits.stream().noneMatch(hit -> OPENING.contains(hit.name()))) {
            return false;
        }
        BitSet told = new BitSet(said.size());
        hits.forEach(hit -> told.set(hit.first(), hit.last() + 1));
        Set<String> names = BareAnswer.parts(sender);
        for (int at = 0; at < said.size(); at++) {
            if (!told.get(at)
                    && says(said.get(at))
                    && !names.contains(Folding.fold(said.get(at).text()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean says(Token token) {
        return switch (token.kind()) {
            case LINE_BREAK, EMOJI, PUNCTUATION -> false;
            case WORD, NUMBER, TIME, ADDRESS, URL, PATH, FILE, CODE -> true;
        };
    }

    /// What is to be known before anything else.
    public static Diagnosis diagnosis() {
        return new Diagnosis(
                List.of(),
                Diagnosis.NO_RUNBOOK,
                null,
                false,
                List.of("it says nothing yet of what it is about", "asks the requester what it is about"),
                true,
                Question.ABOUT_MATTER,
                List.of());
    }
}
