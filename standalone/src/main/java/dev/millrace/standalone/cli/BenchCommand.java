package dev.millrace.standalone.cli;

import dev.millrace.standalone.bench.BenchMailbox;
import dev.millrace.standalone.bench.Benchmark;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `millrace bench`: a benchmark beside its limit.
@Command(
        name = "bench",
        description = "Measures something beside its limit in the same run and prints both figures and their ratio.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "NAME",
            completionCandidates = Names.class,
            description = "What to measure: ${COMPLETION-CANDIDATES}.")
    private String name = "";

    @Option(
            names = "--items",
            paramLabel = "N",
            defaultValue = "0",
            description = "How many of whatever is measured make a run; by default what the benchmark thinks right.")
    private int items;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "0",
            description = "How many runs are measured, after those to warm up; by default three, of an outage one, of"
                    + " reading and understanding five.")
    private int runs;

    @Option(
            names = "--mailbox",
            paramLabel = "URI",
            description =
                    "For intake: takes mails from this mailbox, such as imap://bench@127.0.0.1:143, instead of the"
                            + " embedded server's. Its inbox must be empty; all mails end up in its folder Done. Its password"
                            + " stands in MILLRACE_MAILBOX_PASSWORD.")
    private @Nullable URI mailbox;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    /// The benchmarks' names.
    private static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Benchmark.ALL.stream().map(Benchmark::name).iterator();
        }
    }

    private @Nullable BenchMailbox mailbox() {
        try {
            return mailbox == null ? null : BenchMailbox.of(mailbox, System.getenv("MILLRACE_MAILBOX_PASSWORD"));
        } catch (IllegalArgumentException other) {
            throw new ParameterException(spec.commandLine(), other.getMessage(), other);
        }
    }

    @Override
    public Integer call() throws IOException {
        if (items < 0 || runs < 0) {
            throw new ParameterException(spec.commandLine(), "Expected --items and --runs of 0 or more");
        }
        Benchmark benchmark = Benchmark.ALL.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "Expected one of %s, found %s"
                                .formatted(
                                        Benchmark.ALL.stream()
                                                .map(Benchmark::name)
                                                .collect(Collectors.joining(", ")),
                                        name)));
        if (items != 0 && items < benchmark.fewestItems()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Expected --items of %d or more for %s, found %d".formatted(benchmark.fewestItems(), name, items));
        }
        PrintWriter progress = spec.commandLine().getErr();
        Benchmark.Size size = new Benchmark.Size(items, runs == 0 ? benchmark.usualRuns() : runs, mailbox());
        JsonLines.print(spec.commandLine().getOut(), benchmark.run(size, line -> progress.println(name + ": " + line)));
        return CommandLine.ExitCode.OK;
    }
}
