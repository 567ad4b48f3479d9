package dev.millrace.enrichment.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    @Test
    void shouldNameEveryLineThatCannotBeRead() throws IOException {
        String line = """
                {"id":"a-%d","channel":"chat","body":"hello %d","language":"%s","category":"vpn","priority":"P3",\
                "sentiment":"neutral","runbook":"none"%s}
                """;
        Path file = Files.writeString(
                folder.resolve("x.jsonl"),
                line.formatted(1, 1, "en", ",\"automatable\":\"yes\"")
                        + line.formatted(2, 2, "en", ",\"automatable\":false")
                        + line.formatted(3, 3, "english", ",\"automatable\":false")
                        + line.formatted(4, 4, "en", "")
                        + "{\n");

        CorpusCheck.Report report = CorpusCheck.of(file);

        assertThat(report.messages()).isEqualTo(1);
        assertThat(report.faults())
                .hasSize(4)
                .satisfiesExactly(
                        fault -> assertThat(fault)
                                .isEqualTo(file + ":1: 'automatable' must be true or false, found \"yes\""),
                        fault -> assertThat(fault).startsWith(file + ":3: 'language' is 'english', expected a code"),
                        fault -> assertThat(fault)
                                .isEqualTo(file + ":4: 'automatable' must be true or false, found nothing"),
                        fault -> assertThat(fault).startsWith(file + ":5: no JSON"));
    }

    @Test
    void shouldSayThatAFolderHasNoMessages() throws IOException {
        assertThatThrownBy(() -> CorpusCheck.of(folder)).hasMessage("There is no .jsonl file in the folder " + folder);

        Path empty = Files.writeString(folder.resolve("x.jsonl"), "");
        assertThat(CorpusCheck.of(empty).faults()).containsExactly(empty + ": no messages");
    }

    @Test
    void shouldNameTheLinesThatAreNotUtf8() throws IOException {
        Path file = Files.writeString(folder.resolve("x.jsonl"), "\"é\"\n{\n\"è\"", StandardCharsets.ISO_8859_1);

        assertThat(CorpusCheck.of(file).faults())
                .contains(file + ":1: is not UTF-8", file + ":3: is not UTF-8")
                .anyMatch(fault -> fault.startsWith(file + ":2: no JSON"));
    }
}
