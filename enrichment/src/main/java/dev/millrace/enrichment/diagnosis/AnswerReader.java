package dev.millrace.enrichment.diagnosis;

import dev.millrace.enrichment.target.Target;
import dev.millrace.enrichment.target.TargetFinder;
import dev.millrace.enrichment.target.TargetReader;
import dev.millrace.enrichment.text.Text;
import dev.millrace.enrichment.words.Said;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Entity;
import dev.millrace.tickets.understanding.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Applies the rules to the answer to a question.
public final class AnswerReader {
    private final RuleBook book;
    private final TargetReader targets;

    AnswerReader(RuleBook book, TargetReader targets) {
        this.book = book;
        this.targets = targets;
    }

    /// What an answer adds to what is known; empty where no rule of the category has the question's runbook.
    ///
    /// @param evidence of the answer's words
    public Optional<Diagnosis> read(
            Text answer,
            Wording wording,
            Said words,
            List<Entity> named,
            Map<String, String> evidence,
            Question question,
            Category category,
            double confidence) {
        return book.rules().stream()
                .filter(rule -> rule.category() == category && rule.runbook().equals(question.runbook()))
                .findFirst()
                .map(rule -> read(rule, answer, wording, words, named, evidence, question, confidence));
    }

    private Diagnosis read(
            Rule rule,
            Text answer,
            Wording wording,
            Said words,
            List<Entity> named,
            Map<String, String> evidence,
            Question question,
            double confidence) {
        String sender = answer.sender();
        Map<String, String> said = Signals.of(wording, Signals.BOOK);
        Signals.fear(said, evidence);
        TargetFinder finder = targets.of(wording, words, named, sender, said.containsKey(Signals.OTHER_PERSON));
        Target target = Answers.target(wording, words, named, question, sender, finder.find(rule.target()));
        boolean clear = question.suffices()
                && rule.cautions(book.cautions()).stream()
                        .noneMatch(caution -> !caution.equals(Signals.FORWARDED) && said.containsKey(caution));
        boolean known = target instanceof Target.Found || target instanceof Target.Sender;
        Requester requester = new Requester(answer);
        boolean outOfUse = requester.isDisabled() && requester.owns(target);
        List<String> reasons = new ArrayList<>();
        reasons.add("rule: " + rule.hypothesis());
        reasons.add(
                known
                        ? "target: the answer names " + Finding.what(target)
                        : "target: the answer does not name what was asked for");
        if (!clear) {
            reasons.add("the first message or the answer leaves more open than the name");
        }
        if (outOfUse) {
            reasons.add(requester.wordsOfDisabled());
        }
        return new Diagnosis(
                List.of(new Finding(rule, confidence, 1, 0, target, 1, true, known && clear && !outOfUse, null)
                        .hypothesis(known ? List.of("the answer names " + Finding.what(target)) : List.of())),
                rule.runbook(),
                known ? Finding.what(target) : null,
                known && clear && !outOfUse,
                List.copyOf(reasons));
    }
}
