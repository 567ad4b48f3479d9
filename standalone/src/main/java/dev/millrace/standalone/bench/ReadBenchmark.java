package dev.millrace.standalone.bench;

import dev.millrace.intake.email.ParseMailReport;
import dev.millrace.intake.email.content.RawMail;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// What it costs to read a mail, as `parse-mail` does, on one thread: milliseconds of processor time at the median, so
/// that other work on the machine counts little. The limit is what a plain client pays to have the same mail in
/// parts; see [PlainReading].
///
/// The figure is that of answers with all that went before them. Each kind of mail is told besides, with its worst.
final class ReadBenchmark implements Benchmark {
    private static final int MAILS = 400;
    /// Of the large ones there are fewer.
    private static final int PER_LARGE = 20;
    /// Each mail is read so often before anything is measured: until then the virtual machine compiles.
    private static final int REHEARSALS = 12;

    private static final double MICROS_PER_MILLI = 1_000;
    private static final double MICROS_PER_SECOND = 1_000_000;

    /// What one kind of mail cost in a run.
    private record Pair(ThreadCost reading, ThreadCost limit) {
        static Pair of(List<byte[]> mails) {
            ThreadCost reading = ThreadCost.of(mails, mail -> ParseMailReport.read(RawMail.of(mail)));
            return new Pair(reading, ThreadCost.of(mails, PlainReading::of));
        }

        double ratio() {
            return reading.medianMicros() / limit.medianMicros();
        }

        BenchmarkReport.Run run() {
            return BenchmarkReport.Run.of(
                    reading.medianMicros() / MICROS_PER_MILLI, limit.medianMicros() / MICROS_PER_MILLI);
        }

        Map<String, Object> told() {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("mailsPerSecond", Math.round(MICROS_PER_SECOND / reading.meanMicros()));
            told.put("median", millis(reading.medianMicros()));
            told.put("worst", millis(reading.worstMicros()));
            told.put("limitMailsPerSecond", Math.round(MICROS_PER_SECOND / limit.meanMicros()));
            told.put("limitMedian", millis(limit.medianMicros()));
            told.put("limitWorst", millis(limit.worstMicros()));
            told.put("ratio", BenchmarkReport.rounded(ratio()));
            told.put("bytesPerMail", reading.bytesPerItem());
            return told;
        }

        private static double millis(double micros) {
            return BenchmarkReport.rounded(micros / MICROS_PER_MILLI);
        }
    }

    @Override
    public String name() {
        return "read";
    }

    @Override
    public int usualRuns() {
        return 5;
    }

    @Override
    public int fewestItems() {
        return 1;
    }

    @Override
    public BenchmarkReport run(Size size, Consumer<String> progress) throws IOException {
        int count = size.itemsOr(MAILS);
        Map<WrittenMail, List<byte[]>> mails = new EnumMap<>(WrittenMail.class);
        for (WrittenMail kind : WrittenMail.values()) {
            int some = kind == WrittenMail.LARGE ? Math.max(1, count / PER_LARGE) : count;
            mails.put(kind, IntStream.range(0, some).mapToObj(kind::of).toList());
        }
        for (int i = 0; i < REHEARSALS; i++) {
            mails.values().forEach(Pair::of);
        }
        Map<WrittenMail, List<Pair>> found = new EnumMap<>(WrittenMail.class);
        for (int run = 0; run < size.runs(); run++) {
            progress.accept("run %d of %d".formatted(run + 1, size.runs()));
            mails.forEach((kind, written) ->
                    found.computeIfAbsent(kind, _ -> new ArrayList<>()).add(Pair.of(written)));
        }
        Map<String, Object> details = new LinkedHashMap<>();
        Map<String, Object> environment = new LinkedHashMap<>();
        mails.forEach((kind, written) -> {
            String kindName = kind.name().toLowerCase(Locale.ROOT);
            details.put(kindName, middle(found.getOrDefault(kind, List.of())).told());
            environment.put(kindName + "Mails", written.size());
            environment.put(
                    kindName + "Bytes",
                    Math.round(written.stream()
                            .mapToInt(mail -> mail.length)
                            .average()
                            .orElse(0)));
        });
        List<BenchmarkReport.Run> runs = found.getOrDefault(WrittenMail.ANSWERS, List.of()).stream()
                .map(Pair::run)
                .toList();
        return BenchmarkReport.of(name(), "milliseconds", runs, details, environment);
    }

    private static Pair middle(List<Pair> pairs) {
        return pairs.stream()
                .sorted(Comparator.comparingDouble(Pair::ratio))
                .toList()
                .get(pairs.size() / 2);
    }
}
