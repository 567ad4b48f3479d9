package dev.millrace.enrichment.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.evaluation.Labelled;
import dev.millrace.enrichment.evaluation.LabelledMessages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LearningCurveTest {
    /// One message of so many of the corpus: enough to see a curve.
    private static final int SOME = 5;

    @Test
    void shouldReadBetterTheMoreIsLearntFrom() throws IOException {
        List<Labelled> corpus = LabelledMessages.read(Path.of("corpus"));
        List<Labelled> some = IntStream.range(0, corpus.size())
                .filter(i -> i % SOME == 0)
                .mapToObj(corpus::get)
                .toList();
        List<LearningCurve.Point> curve = new ArrayList<>();

        LearningCurve.of(some, 1, curve::add);

        LearningCurve.Point fewest = curve.getFirst();
        LearningCurve.Point all = curve.getLast();
        assertThat(curve).hasSize(4);
        assertThat(curve).extracting(LearningCurve.Point::learntFrom).isSorted();
        assertThat(all.learntFrom()).isBetween(7 * fewest.learntFrom(), 9 * fewest.learntFrom());
        assertThat(curve)
                .extracting(point -> point.measured().n())
                .containsOnly(all.measured().n());
        assertThat(all.measured().category().accuracy())
                .isGreaterThan(fewest.measured().category().accuracy() + 0.1);
    }
}
