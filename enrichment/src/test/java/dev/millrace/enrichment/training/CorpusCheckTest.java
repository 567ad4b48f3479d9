package dev.millrace.enrichment.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusCheckTest {
    @TempDir
    Path folder;

    @Test
    void shouldFindNothingWrongWithTheCorpus() throws IOException {
        CorpusCheck.Report report = CorpusCheck.of(Path.of("corpus"));

        assertThat(report.faults()).isEmpty();
        assertThat(report.messages()).isGreaterThan(3_000);
        assertThat(report.balance().get("category")).hasSize(18);
    }

    @Test
    void shouldNameTheMessageAndItsFault() throws IOException {
        Path file = Files.writeString(folder.resolve("x.jsonl"), """
                {"id":"a-1","channel":"chat","from":"jo","subject":"","body":"my account is locked","language":"en",\
                "category":"account-locked","priority":"P3","sentiment":"neutral","anger":true,"runbook":"reset-mfa",\
                "target":"jdoe","automatable":true}
                """);

        assertThat(CorpusCheck.of(file).faults())
                .containsExactly(
                        "a-1: who is angry is negative, found NEUTRAL",
                        "a-1: expected one of [unlock-account] or none for account-locked, found reset-mfa",
                        "a-1: the target 'jdoe' does not stand in the text");
    }
}
