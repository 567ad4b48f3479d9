package dev.millrace.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.evaluation.Evaluation;
import dev.millrace.enrichment.evaluation.LabelledMessages;
import dev.millrace.enrichment.evaluation.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Practice messages written by others lie beside the project, not in it. They are never trained on.
class PracticeTest {
    private static final Path MESSAGES = Path.of("../../shared/understanding/practice.jsonl");

    @Test
    void shouldUnderstandMessagesOfOthers() throws IOException {
        Assumptions.assumeTrue(
                Files.exists(MESSAGES), "No practice messages at ../shared/understanding/practice.jsonl: not measured");

        Evaluation evaluation = Evaluation.of(LabelledMessages.read(MESSAGES), Shipped.ENRICHMENT);

        System.out.printf(
                "practice: category %.3f (calibration error %.3f), priority %.3f (within one %.3f), sentiment %.3f,"
                        + " language %.3f, runbook %.3f, automation precision %.3f coverage %.3f%n",
                evaluation.category().accuracy(),
                evaluation.category().calibrationError(),
                evaluation.priority().accuracy(),
                evaluation.priority().withinOne(),
                evaluation.sentiment().accuracy(),
                evaluation.language().accuracy(),
                evaluation.runbook().accuracy(),
                evaluation.automation().precision(),
                evaluation.automation().coverage());
        Tally.Selective sure = evaluation.category().selective().getOrDefault("0.8", new Tally.Selective(0, 0));
        assertThat(evaluation.category().accuracy()).isGreaterThanOrEqualTo(0.88);
        assertThat(sure.accuracy()).as("of which it is sure").isGreaterThanOrEqualTo(0.95);
        assertThat(sure.coverage()).as("share of which it is sure").isGreaterThanOrEqualTo(0.75);
        assertThat(evaluation.category().calibrationError()).isLessThanOrEqualTo(0.04);
        assertThat(evaluation.priority().accuracy()).isGreaterThanOrEqualTo(0.84);
        assertThat(evaluation.priority().withinOne()).isGreaterThanOrEqualTo(0.97);
        assertThat(evaluation.sentiment().accuracy()).isGreaterThanOrEqualTo(0.82);
        assertThat(evaluation.language().accuracy()).isGreaterThanOrEqualTo(0.98);
        assertThat(evaluation.automation().precision()).isGreaterThanOrEqualTo(0.95);
        assertThat(evaluation.automation().coverage()).isGreaterThanOrEqualTo(0.7);
    }
}
