package dev.millrace.enrichment.training;

import dev.millrace.enrichment.bundle.ModelBundle;
import dev.millrace.enrichment.bundle.ModelSummary;
import dev.millrace.enrichment.evaluation.Evaluation;
import dev.millrace.enrichment.evaluation.Labelled;
import dev.millrace.enrichment.evaluation.LabelledMessages;
import dev.millrace.enrichment.model.ModelVersion;
import dev.millrace.enrichment.training.Corrections.Corrected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Trains a set of models from a corpus and what people corrected, and writes it to a file.
public final class BundleTraining {
    /// What was trained.
    ///
    /// @param version of the models
    /// @param file where they were written
    /// @param summary of what they were learnt from and how well they do
    public record Trained(String version, String file, ModelSummary summary) {}

    private BundleTraining() {}

    /// Trains; the same data always gives the same file. Takes minutes on a corpus of thousands of messages, about half
    /// of them to measure: one hand's messages are read by models learnt from everything else.
    ///
    /// @param corpus labelled messages, a file or a folder of them
    /// @param corrections corrected messages, a file or a folder of them; null for none
    /// @param out the file to write; in a folder it is named after its version
    /// @throws IllegalArgumentException where the data is not as described, with file and line
    public static Trained run(Path corpus, @Nullable Path corrections, Path out) throws IOException {
        List<Labelled> messages = LabelledMessages.read(corpus);
        List<Corrected> corrected = corrections == null ? List.of() : Corrections.read(corrections);
        ModelSummary summary = summary(messages, corrected);
        byte[] bytes = ModelSet.learntFrom(messages, corrected).bundle(summary);
        String version = ModelVersion.of(bytes);
        Path file = Files.isDirectory(out) ? out.resolve(version + ModelBundle.SUFFIX) : out;
        write(bytes, file);
        return new Trained(version, file.toString(), summary);
    }

    private static ModelSummary summary(List<Labelled> messages, List<Corrected> corrected) {
        Map<String, Integer> languages = new TreeMap<>();
        messages.forEach(message -> languages.merge(message.language(), 1, Integer::sum));
        Map<String, Integer> corrections = new TreeMap<>();
        corrected.forEach(message -> message.known()
                .forEach(task -> corrections.merge(task.name().toLowerCase(Locale.ROOT), 1, Integer::sum)));
        Evaluation measured = CrossValidation.of(messages, corrected, 1);
        return new ModelSummary(
                messages.size(),
                languages,
                corrections,
                new ModelSummary.Scores(
                        measured.n(),
                        measured.category().accuracy(),
                        measured.category().macroF1(),
                        measured.category().calibrationError(),
                        measured.priority().accuracy(),
                        measured.sentiment().accuracy(),
                        measured.automation().precision(),
                        measured.automation().coverage()));
    }

    /// Whole or not at all, for somebody may be waiting for the file.
    private static void write(byte[] bytes, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.write(unfinished, bytes);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
