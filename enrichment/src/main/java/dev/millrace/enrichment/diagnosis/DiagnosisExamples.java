package dev.millrace.enrichment.diagnosis;

import dev.millrace.enrichment.entities.EntityReader;
import dev.millrace.enrichment.features.MessageFeatures;
import dev.millrace.enrichment.model.TextModelTrainer.Example;
import dev.millrace.enrichment.target.TargetFinder;
import dev.millrace.enrichment.target.TargetReader;
import dev.millrace.enrichment.text.Text;
import dev.millrace.enrichment.words.PhraseBook;
import dev.millrace.enrichment.words.Said;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the models of targets and of automation learn from.
public final class DiagnosisExamples {
    private final RuleBook book = RuleBook.load();
    private final PhraseBook signals = PhraseBook.load(DiagnosisExamples.class, "signals.txt");
    private final EntityReader entities;

    /// Examples with what is found where these words are taken for ordinary ones.
    public DiagnosisExamples(Set<String> ordinary) {
        this.entities = EntityReader.with(ordinary);
    }

    /// For every runbook that the rules have for a message's category, whether it is the one that may run;
    /// none where its category has no runbook.
    ///
    /// @param runbook that may run by itself, or `none`
    /// @param weight how much the message counts
    /// @param targets finds targets; should not have learnt from this very message
    public List<Example> automation(Text text, Category category, String runbook, double weight, TargetReader targets) {
        Wording wording = Wording.of(text);
        MessageFeatures features = MessageFeatures.of(wording);
        Map<String, String> said = Signals.of(wording, signals);
        Said words = entities.said(wording);
        List<Entity> named = entities.read(wording, words, text.sender());
        TargetFinder finder = targets.of(wording, words, named, text.sender(), said.containsKey(Signals.OTHER_PERSON));
        Signals.judge(said, finder);
        List<Example> examples = new ArrayList<>();
        for (Rule rule : book.rules()) {
            if (rule.category() == category && !rule.runbook().equals(Diagnosis.NO_RUNBOOK)) {
                TargetFinder.Result target = finder.find(rule.target());
                examples.add(new Example(
                        rule.runbook().equals(runbook) ? AutomationFeatures.YES : AutomationFeatures.NO,
                        weight,
                        features.all(),
                        AutomationFeatures.of(features.domain(), rule.runbook(), target, said.keySet())));
            }
        }
        return examples;
    }

    /// For every candidate of a message, whether it is the target of its runbook; none where the runbook is
    /// `none`.
    ///
    /// @param target as it stands in the message, `sender`, or null where it is not said
    public List<Example> target(Text text, String runbook, @Nullable String target, double weight) {
        Wording wording = Wording.of(text);
        Said words = entities.said(wording);
        return book.rules().stream()
                .filter(rule -> rule.runbook().equals(runbook) && !runbook.equals(Diagnosis.NO_RUNBOOK))
                .findFirst()
                .map(rule -> TargetReader.examples(
                        rule.target(),
                        words,
                        entities.read(wording, words, text.sender()),
                        text.sender(),
                        target,
                        weight))
                .orElse(List.of());
    }
}
