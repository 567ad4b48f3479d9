package dev.millrace.enrichment.diagnosis;

import dev.millrace.enrichment.target.Target;
import dev.millrace.enrichment.target.TargetFinder;
import dev.millrace.enrichment.words.Said;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.understanding.Entity;
import dev.millrace.tickets.understanding.Question;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the answer to a question. People answer in a word, where the models want a sentence.
final class Answers {
    /// How sure the model must be of a name.
    private static final double SURE = 0.85;

    private Answers() {}

    /// What the answer names, where it says nothing else.
    ///
    /// @param sender address or handle of the writer, where known
    /// @param found what the models make of it
    static Target target(
            Wording wording,
            Said words,
            List<Entity> named,
            Question question,
            @Nullable String sender,
            TargetFinder.Result found) {
        BareAnswer answer = new BareAnswer(wording, words.text(), sender);
        if (!question.choices().isEmpty()) {
            return Choices.named(answer, question.choices())
                    .<Target>map(Target.Found::new)
                    .orElseGet(() -> new Target.Missing("which one"));
        }
        Target target = switch (found.target()) {
            case Target.Found known ->
                found.confidence() >= SURE && couldBe(known.value(), question)
                        ? known
                        : named(words, named, question, answer);
            case Target.Several several -> several;
            case Target.Sender own -> answer.isOwn() ? own : named(words, named, question, answer);
            case Target.Missing _, Target.None _ -> named(words, named, question, answer);
        };
        return target instanceof Target.Found(String name) && !answer.is(name)
                ? new Target.Missing("what was asked")
                : target;
    }

    /// The one thing of the kind that is asked for; else the one word that is no everyday one.
    private static Target named(Said words, List<Entity> named, Question question, BareAnswer answer) {
        List<String> fitting = named.stream()
                .filter(entity -> fits(entity, question.about()))
                .map(Entity::text)
                .distinct()
                .toList();
        if (fitting.size() == 1) {
            return new Target.Found(fitting.getFirst());
        }
        List<String> special = words.chunks().stream()
                .filter(chunk -> !chunk.ordinary() && !chunk.isNumber() && !answer.isAround(chunk.start(), chunk.end()))
                .map(chunk -> words.text().substring(chunk.start(), chunk.end()))
                .distinct()
                .toList();
        return special.size() == 1 && couldBe(special.getFirst(), question)
                ? new Target.Found(special.getFirst())
                : new Target.Missing("what was asked");
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
