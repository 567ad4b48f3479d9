package dev.millrace.enrichment.diagnosis;

import dev.millrace.enrichment.Text;
import dev.millrace.enrichment.entities.EntityReader;
import dev.millrace.enrichment.features.MessageFeatures;
import dev.millrace.enrichment.model.TextModelTrainer.Example;
import dev.millrace.enrichment.words.PhraseBook;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the automation model learns from: for every runbook that the rules have for a message's category,
/// whether it is the one that may run.
public final class AutomationExamples {
    private final RuleBook book = RuleBook.load();
    private final PhraseBook signals = PhraseBook.load(AutomationExamples.class, "signals.txt");
    private final EntityReader entities;

    /// Examples with what that reader finds.
    public AutomationExamples(EntityReader entities) {
        this.entities = entities;
    }

    /// The examples that a message gives; none where its category has no runbook.
    ///
    /// @param runbook that may run by itself, or `none`
    /// @param weight how much the message counts
    public List<Example> of(Text text, Category category, String runbook, double weight) {
        Wording wording = Wording.of(text);
        MessageFeatures features = MessageFeatures.of(wording);
        Map<String, String> said = Signals.of(wording, signals);
        List<Entity> named = entities.read(wording, text.sender());
        TargetFinder targets = new TargetFinder(wording.whole(), named, said.keySet(), text.sender());
        List<Example> examples = new ArrayList<>();
        for (Rule rule : book.rules()) {
            if (rule.category() == category && !rule.runbook().equals(Diagnosis.NO_RUNBOOK)) {
                examples.add(new Example(
                        rule.runbook().equals(runbook) ? AutomationFeatures.YES : AutomationFeatures.NO,
                        weight,
                        features.all(),
                        AutomationFeatures.of(
                                features.domain(), rule.runbook(), targets.find(rule.target()), said.keySet())));
            }
        }
        return examples;
    }
}
