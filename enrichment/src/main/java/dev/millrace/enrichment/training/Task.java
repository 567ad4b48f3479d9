package dev.millrace.enrichment.training;

import dev.millrace.enrichment.diagnosis.DiagnosisExamples;
import dev.millrace.enrichment.entities.OrdinaryWords;
import dev.millrace.enrichment.evaluation.Labelled;
import dev.millrace.enrichment.evaluation.LabelledMessages;
import dev.millrace.enrichment.features.MessageFeatures;
import dev.millrace.enrichment.model.FeatureGroup;
import dev.millrace.enrichment.model.TextModel;
import dev.millrace.enrichment.model.TextModelTrainer;
import dev.millrace.enrichment.model.TextModelTrainer.Example;
import dev.millrace.enrichment.priority.PriorityFeatures;
import dev.millrace.enrichment.sentiment.AngerFeatures;
import dev.millrace.enrichment.sentiment.SentimentReader;
import dev.millrace.enrichment.target.TargetReader;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.understanding.Diagnosis;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What a model is trained to tell. On tables (CSV) any label set is a task and texts are read by their words;
/// on labelled messages a task is one of their fields.
enum Task {
    CATEGORY,
    SENTIMENT,
    /// Whether a negative writer lets somebody feel anger; learnt from the messages that are labelled for it.
    ANGER,
    PRIORITY,
    /// Which piece of a message its runbook acts on.
    TARGET,
    /// Whether the runbook that a rule proposes is the one clear fix and may go ahead by itself.
    AUTOMATION,
    /// Any other label set.
    OTHER;

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
            case OTHER ->
                new TextModelTrainer(
                        0.05,
                        2,
                        0.4,
                        Map.of(
                                FeatureGroup.WORD, 1.0,
                                FeatureGroup.PAIR, 0.8,
                                FeatureGroup.LETTERS, 0.7,
                                FeatureGroup.NEGATED, 0.4,
                                FeatureGroup.SUBJECT, 0.7,
                                FeatureGroup.REPEATED, 1.2,
                                FeatureGroup.MOOD, 0.5,
                                FeatureGroup.MANNER, 0.5));
            case CATEGORY ->
                new TextModelTrainer(
                        0.1,
                        2,
                        0.7,
                        Map.of(
                                FeatureGroup.WORD, 1.0,
                                FeatureGroup.PAIR, 0.8,
                                FeatureGroup.LETTERS, 1.6,
                                FeatureGroup.NEGATED, 0.4,
                                FeatureGroup.SUBJECT, 0.7,
                                FeatureGroup.DOMAIN, 1.0,
                                FeatureGroup.SUBJECT_DOMAIN, 0.5,
                                FeatureGroup.QUOTED, 0.2));
            case SENTIMENT ->
                new TextModelTrainer(
                        0.05,
                        2,
                        0.5,
                        Map.of(
                                FeatureGroup.WORD, 1.0,
                                FeatureGroup.PAIR, 1.2,
                                FeatureGroup.LETTERS, 0.4,
                                FeatureGroup.NEGATED, 0.6,
                                FeatureGroup.MOOD, 0.7,
                                FeatureGroup.MANNER, 0.7));
            // Some hundred messages teach few words; kinds of reproach they do.
            case ANGER ->
                new TextModelTrainer(
                        0.1,
                        2,
                        0.5,
                        Map.of(
                                FeatureGroup.WORD, 0.3,
                                FeatureGroup.PAIR, 0.2,
                                FeatureGroup.NEGATED, 0.2,
                                FeatureGroup.MOOD, 0.5,
                                FeatureGroup.MANNER, 0.5,
                                FeatureGroup.EVIDENCE, 1.0));
            case PRIORITY ->
                new TextModelTrainer(
                        0.1,
                        2,
                        0.5,
                        Map.of(
                                FeatureGroup.WORD, 0.7,
                                FeatureGroup.PAIR, 0.6,
                                FeatureGroup.EVIDENCE, 0.5,
                                FeatureGroup.FACT, 0.7));
            case TARGET -> new TextModelTrainer(0.1, 2, 0, Map.of(FeatureGroup.FACT, 0.3, FeatureGroup.WORD, 0.5));
            case AUTOMATION ->
                new TextModelTrainer(
                        0.1,
                        2,
                        0.5,
                        Map.of(
                                FeatureGroup.FACT, 0.6,
                                FeatureGroup.EVIDENCE, 0.5,
                                FeatureGroup.DOMAIN, 0.35,
                                FeatureGroup.RUNBOOK_DOMAIN, 0.45,
                                FeatureGroup.WORD, 0.9,
                                FeatureGroup.PAIR, 0.7));
        };
    }

    /// The model that labelled messages give, calibrated across hands.
    ///
    /// @param targets finds targets with what was learnt from the messages outside a fold
    TextModel learnFrom(
            List<Labelled> messages, int[] folds, DiagnosisExamples diagnosis, IntFunction<TargetReader> targets) {
        List<Example> examples = new ArrayList<>();
        List<Integer> theirFolds = new ArrayList<>();
        for (int i = 0; i < folds.length; i++) {
            int fold = folds[i];
            examples(messages.get(i), diagnosis, () -> targets.apply(fold)).forEach(example -> {
                examples.add(example);
                theirFolds.add(fold);
            });
        }
        return trainer()
                .train(examples, theirFolds.stream().mapToInt(Integer::intValue).toArray());
    }

    private Stream<Example> examples(Labelled message, DiagnosisExamples diagnosis, Supplier<TargetReader> targets) {
        if (this != SENTIMENT && Hands.teachesToneAlone(message.id())) {
            return Stream.empty();
        }
        double weight = Hands.weight(message.id());
        return switch (this) {
            case CATEGORY -> Stream.of(example(message.category().id(), weight, Wording.of(message.text())));
            case SENTIMENT ->
                Stream.of(example(
                        message.sentiment().name().toLowerCase(Locale.ROOT), weight, Wording.of(message.text())));
            case ANGER -> Stream.ofNullable(message.anger()).map(anger -> anger(message, anger, weight));
            case PRIORITY -> {
                Wording wording = Wording.of(message.text());
                yield Stream.of(new Example(
                        message.priority().name(),
                        weight,
                        MessageFeatures.of(wording).all(),
                        PriorityFeatures.of(wording, message.category())));
            }
            case TARGET -> diagnosis.target(message.text(), message.runbook(), message.target(), weight).stream();
            case AUTOMATION ->
                diagnosis
                        .automation(
                                message.text(),
                                message.category(),
                                message.automatable() ? message.runbook() : Diagnosis.NO_RUNBOOK,
                                weight,
                                targets.get())
                        .stream();
            case OTHER ->
                throw new IllegalArgumentException("Labelled messages have no such field; tasks on them are category,"
                        + " sentiment, anger, priority, target, automation");
        };
    }

    private static Example anger(Labelled message, boolean angry, double weight) {
        Wording wording = Wording.of(message.text());
        return new Example(
                angry ? SentimentReader.ANGRY : SentimentReader.CALM,
                weight,
                MessageFeatures.of(wording).all(),
                AngerFeatures.of(wording));
    }

    private static Example example(String label, double weight, Wording wording) {
        return new Example(label, weight, MessageFeatures.of(wording).all());
    }

    /// Whether a file is a table: texts that are no messages, whatever the task is called.
    static boolean isTable(Path data) {
        return data.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    /// The examples of a file: `.csv` is a table, everything else labelled messages.
    List<Example> examples(Path data) throws IOException {
        if (isTable(data)) {
            return CsvTable.read(data).stream()
                    .map(row -> new Example(
                            row.label(),
                            1,
                            MessageFeatures.ofText(Wording.ofPlain(row.text()))
                                    .all()
                                    .copy()))
                    .toList();
        }
        Set<String> ordinary = OrdinaryWords.load().all();
        DiagnosisExamples diagnosis = new DiagnosisExamples(ordinary);
        return LabelledMessages.read(data).stream()
                .flatMap(message -> examples(message, diagnosis, () -> TargetReader.load()))
                .toList();
    }
}
