package dev.millrace.standalone.cli;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.bundle.ModelBundle;
import dev.millrace.enrichment.evaluation.Evaluation;
import dev.millrace.enrichment.evaluation.LabelledMessages;
import dev.millrace.enrichment.training.CrossValidation;
import dev.millrace.enrichment.training.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `millrace evaluate`: how well labelled messages are understood.
@Command(
        name = "evaluate",
        description =
                "Understands labelled messages, compares with their labels and prints the figures as JSON; or does"
                        + " the same with one model and texts.",
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private Of of;

    /// What is measured: the desk's reading of messages, or one model on texts.
    private static final class Of {
        @Option(names = "--jsonl", paramLabel = "FILE", description = "Labelled messages; a folder of them too.")
        private @Nullable Path messages;

        @Option(
                names = "--data",
                paramLabel = "FILE",
                description = "CSV with the header text,label: measures the one model that --model names, as"
                        + " `millrace train --task` writes it.")
        private @Nullable Path table;
    }

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description =
                    "Read with these models, as `millrace train --corpus` writes them, instead of the shipped ones.")
    private @Nullable Path model;

    @Option(
            names = "--without",
            paramLabel = "LABEL",
            description = "With --data: leave out texts with this label; may be given more than once.")
    private Set<String> without = Set.of();

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
                of.table == null ? ofMessages(Objects.requireNonNull(of.messages)) : ofTexts(of.table));
        return CommandLine.ExitCode.OK;
    }

    private Evaluation ofMessages(Path file) throws IOException {
        if (!without.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--without leaves out texts of --data");
        }
        return folds ? CrossValidation.of(file) : Evaluation.of(LabelledMessages.read(file), enrichment());
    }

    private Training.Measured ofTexts(Path table) throws IOException {
        if (model == null || folds) {
            throw new ParameterException(
                    spec.commandLine(), "--data measures the model that --model names, and goes with no --folds");
        }
        return Training.evaluate("table", model, table, without);
    }

    private Enrichment enrichment() throws IOException {
        Enrichment shipped = Enrichment.load();
        return model == null
                ? shipped
                : ModelBundle.read(Files.readAllBytes(model), model.toString(), shipped)
                        .enrichment();
    }
}
