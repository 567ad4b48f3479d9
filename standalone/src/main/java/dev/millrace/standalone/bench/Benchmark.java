package dev.millrace.standalone.bench;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Something that is measured beside its limit. One file each, listed in [#ALL].
public interface Benchmark {
    /// All there are.
    List<Benchmark> ALL = List.of(
            new IntakeBenchmark(),
            new OutageBenchmark(),
            new ReadBenchmark(),
            new RemediationBenchmark(),
            new UnderstandBenchmark());

    /// What it is called on the command line.
    String name();

    /// How many runs are measured where nobody says.
    int usualRuns();

    /// How few items make a run that tells something.
    int fewestItems();

    /// Measures. May take minutes.
    ///
    /// @param progress is told what is being done
    /// @throws IOException when a part that is needed does not work
    BenchmarkReport run(Size size, Consumer<String> progress) throws IOException;

    /// How much is measured.
    ///
    /// @param items of a run; 0 for as many as the benchmark thinks right
    /// @param runs that are measured, after those that only warm up
    /// @param mailbox a mailbox to take mails from instead of the embedded ones, or null
    record Size(int items, int runs, @Nullable BenchMailbox mailbox) {
        /// The items of a run.
        int itemsOr(int usual) {
            return items == 0 ? usual : items;
        }
    }
}
