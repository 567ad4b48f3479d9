package dev.millrace.standalone.cli;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.bundle.ModelBundle;
import dev.millrace.enrichment.evaluation.Evaluation;
import dev.millrace.enrichment.training.CrossValidation;
import dev.millrace.enrichment.training.LabelledMessages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `millrace evaluate`: how well labelled messages are understood.
@Command(
        name = "evaluate",
        description = "Understands labelled messages, compares with their labels and prints the figures as JSON.",
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
    @Option(
            names = "--jsonl",
            paramLabel = "FILE",
            required = true,
            description = "Labelled messages; a folder of them too.")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private Path file;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description =
                    "Read with these models, as `millrace train --corpus` writes them, instead of the shipped ones.")
    private @Nullable Path model;

    @Option(
            names = "--folds",
            description = "Read each hand's messages (what stands before the first hyphen of the id) with models learnt"
                    + " from all others, instead of the shipped models.")
    private boolean folds;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (folds && model != null) {
            throw new ParameterException(spec.commandLine(), "--folds learns models anew; it goes with no --model");
        }
        JsonLines.print(
                spec.commandLine().getOut(),
                folds ? CrossValidation.of(file) : Evaluation.of(LabelledMessages.read(file), enrichment()));
        return CommandLine.ExitCode.OK;
    }

    private Enrichment enrichment() throws IOException {
        Enrichment shipped = Enrichment.load();
        return model == null
                ? shipped
                : ModelBundle.read(Files.readAllBytes(model), model.toString(), shipped)
                        .enrichment();
    }
}
