package dev.millrace.standalone.cli;

import dev.millrace.enrichment.training.BundleTraining;
import dev.millrace.enrichment.training.Training;
import java.io.IOException;
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
import picocli.CommandLine.Spec;

/// `millrace train`: one model from labelled texts, or all that the desk reads with, from a corpus and corrections.
@Command(
        name = "train",
        description = "Trains a model from labelled texts, or a whole set of models from a corpus and what people"
                + " corrected; the same data always gives the same file.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private Kind kind;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    /// One model, or a set of them.
    private static final class Kind {
        @ArgGroup(exclusive = false)
        private @Nullable One one;

        @ArgGroup(exclusive = false)
        private @Nullable Whole whole;
    }

    /// One model for one question.
    private static final class One {
        @Option(
                names = "--task",
                paramLabel = "NAME",
                required = true,
                description = "category, sentiment, anger, priority, target or automation; any name with CSV.")
        @SuppressWarnings("NullAway.Init") // picocli sets it.
        private String task;

        @Option(
                names = "--data",
                paramLabel = "FILE",
                required = true,
                description = "CSV with the header text,label, or labelled messages as JSONL.")
        @SuppressWarnings("NullAway.Init") // picocli sets it.
        private Path data;

        @Option(names = "--model", paramLabel = "OUT", required = true, description = "The file to write.")
        @SuppressWarnings("NullAway.Init") // picocli sets it.
        private Path model;

        @Option(names = "--evaluate", paramLabel = "FILE", description = "Then measure the model on this data.")
        private @Nullable Path evaluate;

        @Option(
                names = "--without",
                paramLabel = "LABEL",
                description = "Leave out texts with this label, here and in --evaluate; may be given more than once.")
        private Set<String> without = Set.of();

        Object result() throws IOException {
            Training.Trained trained = Training.run(task, data, without, model);
            return evaluate == null ? trained : Training.evaluate(task, model, evaluate, without);
        }
    }

    /// All that the desk reads messages with.
    private static final class Whole {
        @Option(
                names = "--corpus",
                paramLabel = "PATH",
                required = true,
                description = "Labelled messages: a file, or a folder of .jsonl files.")
        @SuppressWarnings("NullAway.Init") // picocli sets it.
        private Path corpus;

        @Option(
                names = "--corrections",
                paramLabel = "PATH",
                description = "What people corrected, as `millrace corrections export` writes it.")
        private @Nullable Path corrections;

        @Option(
                names = "--out",
                paramLabel = "PATH",
                required = true,
                description = "The file to write; in a folder it is named after its version.")
        @SuppressWarnings("NullAway.Init") // picocli sets it.
        private Path out;

        Object result() throws IOException {
            return BundleTraining.run(corpus, corrections, out);
        }
    }

    @Override
    public Integer call() throws IOException {
        JsonLines.print(
                spec.commandLine().getOut(),
                kind.whole == null ? Objects.requireNonNull(kind.one).result() : kind.whole.result());
        return CommandLine.ExitCode.OK;
    }
}
