package dev.millrace.enrichment;

import dev.millrace.enrichment.text.Text;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.message.Channel;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Understanding a message of 1 KB with everything on, beside cutting the same text into tokens.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 5, time = 2)
public class UnderstandingBenchmark {
    private static final int LENGTH = 1_024;
    private static final int MESSAGES = 500;
    private static final List<String> SENTENCES = List.of(
            "Hello, after lunch I tried to sign in as tkowalski and was told that the account is locked. ",
            "The label printer ZBR-DOCK-1 in building C stopped after the first of forty labels. ",
            "Outlook says 0x8004010F whenever I open the shared calendar; restarting it changed nothing. ",
            "Six colleagues wait for the list, which has to be with the carrier by 15:30 today. ",
            "I need write access to the group eng-drawings, Ms Larsson has agreed to it. ",
            "Somebody moved \\\\srv-files\\Quality\\Audits\\2026.docx, could you bring back this morning's copy? ",
            "My notebook NB-20417 gets hot and shuts down, it did so twice since Monday. ",
            "You reach me on +49 30 5550199 or at t.kowalski@fjordline.example until Friday noon. ",
            "That this happens right before the audit is more than annoying, to be frank. ",
            "The new screens are great, by the way, thank you for setting them up so quickly! ");

    private final Enrichment enrichment = Enrichment.load();
    private final List<Text> texts =
            IntStream.range(0, MESSAGES).mapToObj(UnderstandingBenchmark::text).toList();
    private int next;

    private static Text text(int number) {
        StringBuilder body = new StringBuilder();
        for (int part = 0; body.length() < LENGTH; part++) {
            body.append(SENTENCES.get((number + part * (1 + number / SENTENCES.size() % 7)) % SENTENCES.size()));
            body.append(part % 4 == 3 ? "\n\n" : "");
        }
        return new Text(
                "It stopped working", body.substring(0, LENGTH), Channel.EMAIL, null, "t.kowalski@fjordline.example");
    }

    private Text next() {
        next = (next + 1) % MESSAGES;
        return texts.get(next);
    }

    /// Everything.
    @Benchmark
    public Understanding understand() {
        return enrichment.understand(next());
    }

    /// The limit.
    @Benchmark
    public Wording cutIntoTokens() {
        return Wording.of(next());
    }
}
