package dev.millrace.standalone.bench;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.text.Text;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.message.Channel;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// How long it takes to understand a message of 1 KB, everything on, on one thread: microseconds of processor
/// time at the median, so that other work on the machine counts little. The limit is cutting the same texts into
/// tokens.
///
/// Besides: the same of real messages; the 99th percentile, bytes allocated for a message, and what the models cost:
/// time to load them, and memory that stays taken.
final class UnderstandBenchmark implements Benchmark {
    private static final int MESSAGES = 2_000;
    /// Each text is understood so often before anything is measured: until then the virtual machine compiles, on a
    /// machine that has other work, too.
    private static final int REHEARSALS = 16;
    private static final int LENGTH = 1_024;
    private static final List<String> PARTS = List.of(
            "Good morning, since the update on Tuesday my account mhollis has been locked each time I sign in. ",
            "I've waited the half hour that the page speaks of, twice, and rung you at 9:40 without an answer. ",
            "The printer KYO-LIB-2 on the second floor shows \"Error - Printing\" and nine jobs wait behind it. ",
            "Four of us can't send the quotations out, and the customer expects them before 13:00 today. ",
            "The client says 0x80070643 and offers nothing but a button to close it, which I have pressed. ",
            "Meanwhile I use the laptop of my colleague Ben Okafor, LT-4410, but he needs it back tomorrow. ",
            "I deleted S:\\Team\\Rotas\\week48.xlsx by mistake; the copy of yesterday evening would do. ",
            "Could somebody install Visio 2024 for me? My manager Mrs Brandt has approved it in writing. ",
            "It isn't dramatic, though it's the third time this month, and I'm honestly getting tired of it. ",
            "Please call me on 040 555 0142 or write to orders@pinewood.example when someone is on it. ",
            "Thanks a lot for the quick help last week, the new dock works like a charm! ");

    @Override
    public String name() {
        return "understand";
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
    public BenchmarkReport run(Size size, Consumer<String> progress) {
        Loaded loaded = Loaded.measured();
        Enrichment enrichment = loaded.enrichment();
        List<Text> texts = texts(size.itemsOr(MESSAGES));
        List<Text> real = RealMessages.of(texts.size());
        for (int i = 0; i < REHEARSALS; i++) {
            ThreadCost.of(texts, enrichment::understand);
            ThreadCost.of(real, enrichment::understand);
            ThreadCost.of(texts, Wording::of);
        }
        List<BenchmarkReport.Run> runs = new ArrayList<>();
        List<ThreadCost> costs = new ArrayList<>();
        List<ThreadCost> ofReal = new ArrayList<>();
        for (int run = 0; run < size.runs(); run++) {
            progress.accept("run %d of %d".formatted(run + 1, size.runs()));
            ThreadCost cost = ThreadCost.of(texts, enrichment::understand);
            ThreadCost limit = ThreadCost.of(texts, Wording::of);
            costs.add(cost);
            ofReal.add(ThreadCost.of(real, enrichment::understand));
            runs.add(BenchmarkReport.Run.of(cost.medianMicros(), limit.medianMicros()));
        }
        ThreadCost middle = middle(costs);
        ThreadCost middleOfReal = middle(ofReal);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("realMessages", BenchmarkReport.rounded(middleOfReal.medianMicros()));
        details.put("realMessagesP99", BenchmarkReport.rounded(middleOfReal.p99Micros()));
        details.put(
                "realMessagesLimit",
                BenchmarkReport.rounded(ThreadCost.of(real, Wording::of).medianMicros()));
        details.put("p99", BenchmarkReport.rounded(middle.p99Micros()));
        details.put("bytesPerMessage", middle.bytesPerItem());
        details.put("loadMillis", loaded.millis());
        details.put("modelMegabytes", loaded.megabytes());
        return BenchmarkReport.of(
                name(), "microseconds", runs, details, Map.of("messages", texts.size(), "characters", LENGTH));
    }

    private static ThreadCost middle(List<ThreadCost> costs) {
        costs.sort(Comparator.comparingDouble(ThreadCost::medianMicros));
        return costs.get(costs.size() / 2);
    }

    /// The models, and what they cost.
    private record Loaded(Enrichment enrichment, long millis, long megabytes) {
        static Loaded measured() {
            long before = usedBytes();
            long begin = System.nanoTime();
            Enrichment enrichment = Enrichment.load();
            long millis = (System.nanoTime() - begin) / 1_000_000;
            return new Loaded(enrichment, millis, Math.max(0, usedBytes() - before) >> 20);
        }

        private static long usedBytes() {
            System.gc();
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        }
    }

    private static List<Text> texts(int count) {
        List<Text> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder body = new StringBuilder();
            for (int part = 0; body.length() < LENGTH; part++) {
                // Steps of 1, 3, 7 and so on: many orders of the same sentences.
                body.append(PARTS.get((i + part * (1 + i / PARTS.size() % 10)) % PARTS.size()));
                body.append(part % 3 == 2 ? "\n\n" : "");
            }
            texts.add(new Text(
                    "Not working", body.substring(0, LENGTH), Channel.EMAIL, null, "m.hollis@pinewood.example"));
        }
        return texts;
    }
}
