package dev.millrace.enrichment.training;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.bundle.ModelBundle;
import dev.millrace.enrichment.bundle.ModelSummary;
import dev.millrace.enrichment.diagnosis.DiagnosisExamples;
import dev.millrace.enrichment.evaluation.Labelled;
import dev.millrace.enrichment.model.TextModel;
import dev.millrace.enrichment.sentiment.SentimentReader;
import dev.millrace.enrichment.target.TargetReader;
import dev.millrace.enrichment.training.Corrections.Corrected;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// All that is learnt from labelled messages.
///
/// @param models by task
/// @param ordinary words that are nobody's account
record ModelSet(Map<Task, TextModel> models, Set<String> ordinary) {
    private static final int NO_FOLD = -1;
    private static final int OFTEN = 2;
    private static final List<Task> TASKS = List.of(Task.CATEGORY, Task.SENTIMENT, Task.PRIORITY, Task.AUTOMATION);

    static ModelSet learntFrom(List<Labelled> messages) {
        return learntFrom(messages, List.of());
    }

    /// The same with messages that people corrected. Confidence is not calibrated on these: they are the
    /// ones that models got wrong.
    static ModelSet learntFrom(List<Labelled> messages, List<Corrected> corrections) {
        Set<String> ordinary = ordinaryWords(messages);
        DiagnosisExamples examples = new DiagnosisExamples(ordinary);
        int[] folds = Hands.folds(messages);
        IntFunction<TargetReader> none = fold -> {
            throw new IllegalStateException("Targets are not known yet");
        };
        Map<Task, TextModel> models = new EnumMap<>(Task.class);
        TextModel target = Task.TARGET.learnFrom(messages, folds, examples, none);
        models.put(Task.TARGET, target);
        Map<Integer, TargetReader> readers = new HashMap<>();
        readers.put(NO_FOLD, new TargetReader(target));
        for (int fold : Arrays.stream(folds).filter(f -> f >= 0).distinct().toArray()) {
            int[] others = Arrays.stream(folds).filter(f -> f != fold).toArray();
            List<Labelled> seen = IntStream.range(0, folds.length)
                    .filter(i -> folds[i] != fold)
                    .mapToObj(messages::get)
                    .toList();
            readers.put(fold, new TargetReader(Task.TARGET.learnFrom(seen, others, examples, none)));
        }
        for (Task task : TASKS) {
            List<Labelled> known = new ArrayList<>(messages);
            corrections.stream()
                    .filter(corrected -> corrected.known().contains(task))
                    .map(Corrected::message)
                    .forEach(known::add);
            int[] theirFolds = Arrays.copyOf(folds, known.size());
            Arrays.fill(theirFolds, folds.length, theirFolds.length, NO_FOLD);
            models.put(
                    task,
                    task.learnFrom(
                            known, theirFolds, examples, fold -> readers.getOrDefault(fold, readers.get(NO_FOLD))));
        }
        if (isLabelledForAnger(messages)) {
            models.put(Task.ANGER, Task.ANGER.learnFrom(messages, folds, examples, none));
        }
        return new ModelSet(models, ordinary);
    }

    /// Few corpora are; without, anger is told by what ships.
    private static boolean isLabelledForAnger(List<Labelled> messages) {
        return messages.stream()
                        .map(Labelled::anger)
                        .filter(Objects::nonNull)
                        .distinct()
                        .count()
                > 1;
    }

    TextModel of(Task task) {
        TextModel model = models.get(task);
        if (model == null) {
            throw new IllegalArgumentException("There is no model for " + task);
        }
        return model;
    }

    /// Enrichment with these models.
    Enrichment enrichment() {
        return Enrichment.with(
                of(Task.CATEGORY),
                of(Task.SENTIMENT),
                models.containsKey(Task.ANGER) ? of(Task.ANGER) : SentimentReader.shippedAnger(),
                of(Task.PRIORITY),
                of(Task.TARGET),
                of(Task.AUTOMATION),
                ordinary);
    }

    /// The file that holds them. Nobody corrects anger, so that the model of it that ships serves all.
    byte[] bundle(ModelSummary summary) {
        Map<ModelBundle.Part, TextModel> parts = new EnumMap<>(ModelBundle.Part.class);
        for (ModelBundle.Part part : ModelBundle.Part.values()) {
            parts.put(part, of(Task.valueOf(part.name())));
        }
        return ModelBundle.bytes(parts, ordinary, summary);
    }

    /// Words that more than one message has in small letters, and that are nobody's account. What only one
    /// message has is left out, so that strange words are as frequent in training as they will be later.
    private static Set<String> ordinaryWords(List<Labelled> messages) {
        Map<String, Integer> counts = new TreeMap<>();
        Set<String> names = new TreeSet<>();
        for (Labelled message : messages) {
            if (message.target() != null) {
                names.add(message.target().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", ""));
            }
            Set<String> words = new TreeSet<>();
            for (Token token : Wording.of(message.text()).said()) {
                boolean small = token.kind() == Token.Kind.WORD
                        && token.text().equals(token.text().toLowerCase(Locale.ROOT));
                if (small && token.text().chars().allMatch(c -> Character.isLetter(c) || c == '\'')) {
                    words.add(token.norm());
                }
            }
            words.forEach(word -> counts.merge(word, 1, Integer::sum));
        }
        Set<String> ordinary = new TreeSet<>(counts.keySet());
        ordinary.removeIf(word -> counts.getOrDefault(word, 0) < OFTEN || names.contains(word));
        return ordinary;
    }
}
