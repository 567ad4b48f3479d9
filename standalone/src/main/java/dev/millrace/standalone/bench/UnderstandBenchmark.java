package dev.millrace.standalone.bench;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.Text;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.message.Channel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// How long it takes to understand a message of 1 KB, everything on, on one thread: microseconds at the
/// median. The limit is cutting the same texts into tokens.
final class UnderstandBenchmark implements Benchmark {
    private static final int MESSAGES = 2_000;
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
    public BenchmarkReport run(Size size) {
        Enrichment enrichment = Enrichment.load();
        List<Text> texts = texts(size.itemsOr(MESSAGES));
        List<BenchmarkReport.Run> runs = new ArrayList<>();
        for (int run = 0; run <= size.runs(); run++) {
            double figure = median(texts, enrichment::understand);
            double limit = median(texts, Wording::of);
            if (run > 0) {
                runs.add(BenchmarkReport.Run.of(figure, limit));
            }
        }
        return BenchmarkReport.of(name(), "microseconds", runs, Map.of("messages", texts.size(), "characters", LENGTH));
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

    private static double median(List<Text> texts, Consumer<Text> work) {
        long[] nanos = new long[texts.size()];
        for (int i = 0; i < nanos.length; i++) {
            long begin = System.nanoTime();
            work.accept(texts.get(i));
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        return nanos[nanos.length / 2] / 1_000.0;
    }
}
