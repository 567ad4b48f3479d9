package dev.millrace.standalone.cli;

import dev.millrace.enrichment.training.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `millrace train`: a model from labelled texts.
@Command(
        name = "train",
        description = "Trains a model from labelled texts; the same data always gives the same model.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    @Option(
            names = "--task",
            paramLabel = "NAME",
            required = true,
            description = "category, sentiment, priority, target or automation; any name with CSV.")
    private String task = "";

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

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Training.Trained trained = Training.run(task, data, model);
        JsonLines.print(
                spec.commandLine().getOut(), evaluate == null ? trained : Training.evaluate(task, model, evaluate));
        return CommandLine.ExitCode.OK;
    }
}
