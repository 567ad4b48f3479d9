package dev.millrace.enrichment.training;

import dev.millrace.enrichment.evaluation.Evaluation;
import dev.millrace.enrichment.evaluation.Labelled;
import dev.millrace.enrichment.evaluation.LabelledMessages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// How much better more messages make the models: each hand's messages are read by models learnt from a share of those
/// of the others.
public final class LearningCurve {
    /// One message of so many is learnt from.
    private static final int[] EVERY = {8, 4, 2, 1};

    private LearningCurve() {}

    /// A point of the curve.
    ///
    /// @param learntFrom messages that the models had learnt from, on average over the hands
    /// @param measured how well the others' were read
    public record Point(int learntFrom, Evaluation measured) {}

    /// Measures, from few messages to all of them.
    ///
    /// @param corpus labelled messages, a file or a folder of them
    /// @param hands so many hands are left out in turn at most
    /// @param consumer is given each point as soon as it is known; the last takes as long as those before it
    public static void of(Path corpus, int hands, Consumer<Point> consumer) throws IOException {
        of(LabelledMessages.read(corpus), hands, consumer);
    }

    static void of(List<Labelled> messages, int hands, Consumer<Point> consumer) {
        for (int every : EVERY) {
            consumer.accept(CrossValidation.learntFromSome(messages, hands, every));
        }
    }
}
