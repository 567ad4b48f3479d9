package dev.millrace.enrichment.evaluation;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.Understanding;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.PriorityVerdict;
import dev.millrace.tickets.understanding.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How well labelled messages are understood. Its components are the fields of the command's JSON.
///
/// @param n messages
/// @param category of the category
/// @param priority of the priority
/// @param sentiment of the tone
/// @param language of the language
/// @param runbook of the proposed runbook, whatever its target
/// @param automation of what would run by itself
/// @param anger of whether the writer is angry, on messages that say so
/// @param microsPerMessage how long everything took, in microseconds
public record Evaluation(
        int n,
        Field category,
        PriorityField priority,
        Field sentiment,
        Field language,
        Accuracy runbook,
        Automation automation,
        Anger anger,
        Micros microsPerMessage) {
    /// A question answered with a label and a confidence.
    ///
    /// @param selective by least confidence: the share of answers as sure as that, and how many of them are
    ///     right
    public record Field(
            double accuracy,
            double macroF1,
            Map<String, Tally.LabelScores> perLabel,
            Map<String, Map<String, Integer>> confusion,
            double calibrationError,
            Map<String, Tally.Selective> selective) {
        static Field of(Tally tally) {
            Map<String, Tally.Selective> selective = new TreeMap<>();
            for (double confidence : new double[] {0.5, 0.6, 0.7, 0.8, 0.9}) {
                selective.put(String.format(Locale.ROOT, "%.1f", confidence), tally.selective(confidence));
            }
            return new Field(
                    tally.accuracy(),
                    tally.macroF1(),
                    tally.perLabel(),
                    tally.confusion(),
                    tally.calibrationError(),
                    selective);
        }
    }

    /// The same for priorities, whose labels have an order.
    ///
    /// @param withinOne share that is at most one step off
    public record PriorityField(
            double accuracy,
            double withinOne,
            double macroF1,
            Map<String, Tally.LabelScores> perLabel,
            Map<String, Map<String, Integer>> confusion,
            double calibrationError) {}

    /// A share of right answers.
    public record Accuracy(double accuracy) {}

    /// What would run by itself.
    ///
    /// @param precision of what would run by itself, the share that should, with that runbook on that target
    /// @param coverage of what should run by itself, the share that rightly would
    public record Automation(double precision, double coverage) {}

    /// Who is angry, of the messages that are labelled for it.
    ///
    /// @param n messages that are labelled
    /// @param angry of these, messages whose writers are angry
    /// @param precision of those that are taken for angry, the share that are
    /// @param recall of those that are angry, the share that is taken for it
    public record Anger(int n, int angry, double precision, double recall) {}

    /// Microseconds at the median and at the 99th percentile.
    public record Micros(double p50, double p99) {}

    /// So many messages are understood before any time is taken: until then the virtual machine compiles.
    private static final int REHEARSED = 3_000;

    /// Understands all messages and compares with their labels. The times are those of a desk that has run for a
    /// while.
    public static Evaluation of(List<Labelled> messages, Enrichment enrichment) {
        for (int i = 0; i < REHEARSED && !messages.isEmpty(); i++) {
            enrichment.understand(messages.get(i % messages.size()).text());
        }
        Counting counting = new Counting();
        messages.forEach(message -> counting.count(message, enrichment));
        return counting.result();
    }

    /// Whether two targets are the same, case and surrounding space aside.
    static boolean sameTarget(@Nullable String expected, @Nullable String given) {
        if (expected == null || given == null) {
            return expected == null && given == null;
        }
        return expected.strip().equalsIgnoreCase(given.strip());
    }

    /// Counts message by message.
    public static final class Counting {
        private final Tally category = new Tally();
        private final Tally priority = new Tally();
        private final Tally sentiment = new Tally();
        private final Tally language = new Tally();
        private final Tally runbook = new Tally();
        private final List<Double> micros = new ArrayList<>();
        private int withinOne;
        private int automated;
        private int automatable;
        private int rightlyAutomated;
        private int labelledForAnger;
        private int angry;
        private int takenForAngry;
        private int rightlyAngry;

        /// Understands a message and compares with its labels.
        public void count(Labelled message, Enrichment enrichment) {
            long begin = System.nanoTime();
            Understanding understanding = enrichment.understand(message.text());
            micros.add((System.nanoTime() - begin) / 1000.0);
            Reading reading = understanding.reading();
            PriorityVerdict verdict = understanding.priority();
            Diagnosis diagnosis = understanding.diagnosis();
            category.count(
                    message.category().id(),
                    reading.category().value().id(),
                    reading.category().confidence());
            priority.count(message.priority().name(), verdict.value().name(), verdict.confidence());
            sentiment.count(
                    message.sentiment().name().toLowerCase(Locale.ROOT),
                    reading.sentiment().value().name().toLowerCase(Locale.ROOT),
                    reading.sentiment().confidence());
            countAnger(message.anger(), reading.sentiment().anger());
            language.count(
                    message.language(),
                    reading.language().value(),
                    reading.language().confidence());
            runbook.count(message.runbook(), diagnosis.runbook(), 1);
            int steps = Math.abs(message.priority().compareTo(verdict.value()));
            withinOne += steps <= 1 ? 1 : 0;
            automatable += message.automatable() ? 1 : 0;
            if (diagnosis.automatable()) {
                automated++;
                boolean right = message.automatable()
                        && message.runbook().equals(diagnosis.runbook())
                        && sameTarget(message.target(), diagnosis.target());
                rightlyAutomated += right ? 1 : 0;
            }
        }

        private void countAnger(@Nullable Boolean expected, boolean given) {
            if (expected != null) {
                labelledForAnger++;
                angry += expected ? 1 : 0;
                takenForAngry += given ? 1 : 0;
                rightlyAngry += expected && given ? 1 : 0;
            }
        }

        /// The figures so far.
        public Evaluation result() {
            int n = micros.size();
            Collections.sort(micros);
            return new Evaluation(
                    n,
                    Field.of(category),
                    new PriorityField(
                            priority.accuracy(),
                            share(withinOne, n),
                            priority.macroF1(),
                            priority.perLabel(),
                            priority.confusion(),
                            priority.calibrationError()),
                    Field.of(sentiment),
                    Field.of(language),
                    new Accuracy(runbook.accuracy()),
                    new Automation(share(rightlyAutomated, automated), share(rightlyAutomated, automatable)),
                    new Anger(labelledForAnger, angry, share(rightlyAngry, takenForAngry), share(rightlyAngry, angry)),
                    new Micros(percentile(50), percentile(99)));
        }

        private double percentile(int percent) {
            int n = micros.size();
            return n == 0 ? 0 : micros.get(Math.min(n - 1, n * percent / 100));
        }

        private static double share(int part, int whole) {
            return whole == 0 ? 0 : (double) part / whole;
        }
    }
}
