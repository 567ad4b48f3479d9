package dev.millrace.enrichment.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TallyTest {
    private final Tally tally = new Tally();

    @Test
    void shouldScoreLabels() {
        tally.count("a", "a", 0.9);
        tally.count("a", "b", 0.6);
        tally.count("b", "b", 0.8);

        assertThat(tally.accuracy()).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(tally.perLabel().get("a")).isEqualTo(new Tally.LabelScores(1, 0.5, 2 / 3.0, 2));
        assertThat(tally.perLabel().get("b").precision()).isEqualTo(0.5);
        assertThat(tally.confusion().get("a")).containsEntry("b", 1);
        assertThat(tally.selective(0.8)).isEqualTo(new Tally.Selective(2 / 3.0, 1));
    }

    @Test
    void shouldMeasureCalibration() {
        for (int i = 0; i < 10; i++) {
            tally.count("a", i < 5 ? "a" : "b", 0.95);
        }

        assertThat(tally.calibrationError()).isCloseTo(0.45, within(1e-9));
    }

    @Test
    void shouldSayNothingOfNothing() {
        assertThat(tally.accuracy()).isZero();
        assertThat(tally.macroF1()).isZero();
        assertThat(tally.calibrationError()).isZero();
    }

    @Test
    void shouldCompareTargetsWithoutCaseAndSpace() {
        assertThat(Evaluation.sameTarget(" JDoe ", "jdoe")).isTrue();
        assertThat(Evaluation.sameTarget(null, null)).isTrue();
        assertThat(Evaluation.sameTarget(null, "sender")).isFalse();
    }
}
