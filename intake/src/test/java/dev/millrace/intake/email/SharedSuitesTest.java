package dev.millrace.intake.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How much of what other desks and libraries assert about real mails this desk reads the same.
class SharedSuitesTest {
    /// What is not equal is written to `target/mail-suites`; the floors only ever rise.
    @ParameterizedTest
    @CsvSource({
        "mime4j, 0.989",
        "mail-mime-parser, 0.995",
        "mikel-mail, 0.929",
        "email_reply_trimmer, 0.984",
        "talon, 0.923",
        "synthetic-hostile, 1.0",
        "auto-reply-headers, 0.966",
    })
    void shouldReadWhatTheSuiteReads(String suite, double floor) throws IOException {
        assumeTrue(Files.isDirectory(SharedSuites.FOLDER), "The suites are not in " + SharedSuites.FOLDER);

        SuiteScore score = SharedSuites.score(suite);

        Path report = Path.of("target", "mail-suites", suite + ".txt");
        Files.createDirectories(report.getParent());
        Files.writeString(report, score.line() + "\n\n" + String.join("\n\n", score.failures()) + "\n");
        System.out.println(score.line());
        assertThat(score.unreadable()).isEmpty();
        assertThat(score.share()).as(report.toString()).isGreaterThanOrEqualTo(floor);
    }

    /// The suites are of different size: all that they assert counts alike.
    @Test
    void shouldReadNinetyEightOfAHundredFieldsOfAllSuitesTogether() {
        assumeTrue(Files.isDirectory(SharedSuites.FOLDER), "The suites are not in " + SharedSuites.FOLDER);

        List<SuiteScore> scores =
                SharedSuites.NAMES.stream().map(SharedSuites::score).toList();

        int asserted = scores.stream().mapToInt(SuiteScore::asserted).sum();
        int right = scores.stream().mapToInt(SuiteScore::right).sum();
        assertThat((double) right / asserted)
                .as("%d of %d fields", right, asserted)
                .isGreaterThanOrEqualTo(0.98);
    }
}
