package dev.millrace.enrichment.training;

import dev.millrace.enrichment.evaluation.Tally;
import dev.millrace.enrichment.model.Scores;
import dev.millrace.enrichment.model.TextModel;
import dev.millrace.enrichment.model.TextModelFile;
import dev.millrace.enrichment.model.TextModelTrainer.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Trains a model from a file, and measures one on a file.
public final class Training {
    /// How well a model does.
    ///
    /// @param n texts
    /// @param accuracy share that it got right
    /// @param macroF1 mean of the labels' F1
    /// @param perLabel precision, recall and F1 of each label
    public record Measured(int n, double accuracy, double macroF1, Map<String, Tally.LabelScores> perLabel) {}

    /// What a training used.
    ///
    /// @param task as it was named
    /// @param n texts
    /// @param labels how many labels
    /// @param model where it was written
    public record Trained(String task, int n, int labels, String model) {}

    private Training() {}

    /// Trains a model; the same data always gives the same file.
    ///
    /// @param task `category`, `sentiment`, `priority`, `target` or `automation`; for CSV any name
    /// @param data CSV with header `text,label`, or labelled messages as JSONL (a file or a folder of them)
    /// @param without labels whose texts are left out, such as "out of scope"
    /// @param model the file to write
    /// @throws IllegalArgumentException where the data is not as described, with file and line
    public static Trained run(String task, Path data, Set<String> without, Path model) throws IOException {
        Task known = task(task, data);
        List<Example> examples = examples(known, data, without);
        TextModel trained = model(known, examples, data);
        TextModelFile.write(trained, model);
        return new Trained(task, examples.size(), trained.labels().size(), model.toString());
    }

    /// Measures a model on data that it has not seen.
    ///
    /// @param task the one it was trained for
    /// @param without labels whose texts are left out
    /// @throws IllegalArgumentException where the data is not as described, with file and line, or has no text
    public static Measured evaluate(String task, Path model, Path data, Set<String> without) throws IOException {
        TextModel trained = TextModelFile.read(model);
        List<Example> examples = examples(task(task, data), data, without);
        if (examples.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no text in " + data + (without.isEmpty() ? "" : " but those left out"));
        }
        Tally tally = new Tally();
        for (Example example : examples) {
            Scores.Scored best = example.scoredBy(trained).best();
            tally.count(example.label(), best.label(), best.probability());
        }
        return new Measured(tally.n(), tally.accuracy(), tally.macroF1(), tally.perLabel());
    }

    /// A table's texts are no messages, even where its task is called as one of theirs.
    private static Task task(String name, Path data) {
        return Task.isTable(data) ? Task.OTHER : Task.named(name);
    }

    private static TextModel model(Task task, List<Example> examples, Path data) {
        try {
            return task.trainer().train(examples);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(data + ": " + e.getMessage(), e);
        }
    }

    private static List<Example> examples(Task task, Path data, Set<String> without) throws IOException {
        return task.examples(data).stream()
                .filter(example -> !without.contains(example.label()))
                .toList();
    }
}
