package dev.millrace.enrichment.training;

import dev.millrace.enrichment.Text;
import dev.millrace.enrichment.category.CategoryFeatures;
import dev.millrace.enrichment.diagnosis.AutomationExamples;
import dev.millrace.enrichment.entities.EntityReader;
import dev.millrace.enrichment.model.Features;
import dev.millrace.enrichment.model.TextModelTrainer;
import dev.millrace.enrichment.model.TextModelTrainer.Example;
import dev.millrace.enrichment.priority.PriorityFeatures;
import dev.millrace.enrichment.sentiment.SentimentFeatures;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.understanding.Diagnosis;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What a model is trained to tell. On tables (CSV) any label set is a task and texts are read by their words; on
/// labelled messages a task is one of their fields.
enum Task {
    CATEGORY,
    SENTIMENT,
    PRIORITY,
    /// Whether the runbook that a rule proposes is the one clear fix and may go ahead by itself.
    AUTOMATION,
    /// Any other label set.
    OTHER;

    private static final int MOST_WEIGHTS = 6_000_000;

    static Task named(String name) {
        for (Task task : values()) {
            if (task.name().toLowerCase(Locale.ROOT).equals(name)) {
                return task;
            }
        }
        return OTHER;
    }

    /// How its model is fitted. Found by cross-validation on the corpus.
    TextModelTrainer trainer() {
        return switch (this) {
            case CATEGORY, AUTOMATION, OTHER -> new TextModelTrainer(0.05, 2, MOST_WEIGHTS);
            case SENTIMENT -> new TextModelTrainer(0.1, 2, MOST_WEIGHTS);
            case PRIORITY -> new TextModelTrainer(0.1, 2, MOST_WEIGHTS);
        };
    }

    /// What labelled messages give to learn from.
    List<Example> examples(List<Labelled> messages, EntityReader entities) {
        if (this == AUTOMATION) {
            AutomationExamples automation = new AutomationExamples(entities);
            return messages.stream()
                    .flatMap(message -> automation
                            .of(
                                    message.text(),
                                    message.category(),
                                    message.automatable() ? message.runbook() : Diagnosis.NO_RUNBOOK)
                            .stream())
                    .toList();
        }
        return messages.stream()
                .map(message -> new Example(label(message), features(message)))
                .toList();
    }

    private String label(Labelled message) {
        return switch (this) {
            case CATEGORY -> message.category().id();
            case SENTIMENT -> message.sentiment().name().toLowerCase(Locale.ROOT);
            case PRIORITY -> message.priority().name();
            case AUTOMATION, OTHER ->
                throw new IllegalArgumentException(
                        "Labelled messages have no such field; tasks on them are category, sentiment, priority, automation");
        };
    }

    private Features features(Labelled message) {
        return switch (this) {
            case CATEGORY, AUTOMATION, OTHER -> CategoryFeatures.of(message.text());
            case SENTIMENT -> SentimentFeatures.of(message.text());
            case PRIORITY -> PriorityFeatures.of(message.text(), message.category());
        };
    }

    /// The examples of a file: `.csv` is a table, everything else labelled messages.
    List<Example> examples(Path data) throws IOException {
        if (data.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
            return CsvTable.read(data).stream()
                    .map(row -> new Example(row.label(), features(row.text())))
                    .toList();
        }
        return examples(LabelledMessages.read(data), EntityReader.load());
    }

    private Features features(String text) {
        Text message = Text.of("", text, Channel.CHAT);
        return switch (this) {
            case SENTIMENT -> SentimentFeatures.of(message);
            case CATEGORY, PRIORITY, AUTOMATION, OTHER -> CategoryFeatures.of(message);
        };
    }
}
