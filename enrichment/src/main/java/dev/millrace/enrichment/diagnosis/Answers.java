package dev.millrace.enrichment.diagnosis;

import dev.millrace.enrichment.target.Target;
import dev.millrace.enrichment.target.TargetFinder;
import dev.millrace.enrichment.words.Chunk;
import dev.millrace.enrichment.words.Said;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.understanding.Entity;
import dev.millrace.tickets.understanding.Question;
import java.util.List;
import java.util.Set;

/// Reads the answer to a question. People answer in a word, where the models want a sentence.
final class Answers {
    private static final Set<String> OWN = Set.of(
            "mine", "own", "me", "myself", "my", "mein", "meins", "meines", "eigenes", "mien", "mienne", "moi", "mon",
            "mio", "mia", "mi", "propia", "propio");
    private static final int MOST_WORDS = 5;

    private Answers() {}

    /// What the answer names.
    ///
    /// @param found what the models make of it
    static Target target(
            Wording wording, Said words, List<Entity> named, Question question, TargetFinder.Result found) {
        if (!question.choices().isEmpty()) {
            return Choices.named(wording, words.text(), question.choices())
                    .<Target>map(Target.Found::new)
                    .orElseGet(() -> new Target.Missing("which one"));
        }
        return switch (found.target()) {
            case Target.Found known -> couldBe(known.value(), question) ? known : named(words, named, question);
            case Target.Several several -> several;
            case Target.Sender own -> isOwn(wording) ? own : named(words, named, question);
            case Target.Missing _, Target.None _ -> named(words, named, question);
        };
    }

    private static boolean isOwn(Wording wording) {
        return wording.own().stream().map(Token::norm).anyMatch(OWN::contains);
    }

    /// The one thing of the kind that is asked for; else the one word that is no everyday one.
    private static Target named(Said words, List<Entity> named, Question question) {
        List<String> fitting = named.stream()
                .filter(entity -> fits(entity, question.about()))
                .map(Entity::text)
                .distinct()
                .toList();
        if (fitting.size() == 1) {
            return new Target.Found(fitting.getFirst());
        }
        List<Chunk> chunks = words.chunks();
        List<Chunk> special = chunks.stream()
                .filter(chunk -> !chunk.ordinary() && !chunk.isNumber())
                .toList();
        if (special.size() != 1 || chunks.size() > MOST_WORDS) {
            return new Target.Missing("what was asked");
        }
        String word = words.text()
                .substring(special.getFirst().start(), special.getFirst().end());
        return couldBe(word, question) ? new Target.Found(word) : new Target.Missing("what was asked");
    }

    /// Devices and printers have names with a digit or a hyphen.
    private static boolean couldBe(String name, Question question) {
        boolean labelled = question.about().equals("device") || question.about().equals("printer");
        return !labelled || name.indexOf('-') > 0 || name.chars().anyMatch(Character::isDigit);
    }

    private static boolean fits(Entity entity, String about) {
        return switch (about) {
            case "account", "mailbox" ->
                entity.type().equals("account") || entity.type().equals("email");
            case "resource" -> entity.type().equals("group") || entity.type().equals("path");
            default -> entity.type().equals(about);
        };
    }
}
