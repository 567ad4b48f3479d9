package dev.millrace.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

class BenchCommandTest {
    private final StringWriter output = new StringWriter();
    private final StringWriter errors = new StringWriter();

    private int run(String... arguments) {
        CommandLine command = MillraceCommand.commandLine();
        command.setOut(new PrintWriter(output, true));
        command.setErr(new PrintWriter(errors, true));
        return command.execute(arguments);
    }

    @Test
    void shouldMeasureIntakeBesidePlainFetching() {
        assertThat(run("bench", "intake", "--items", "200", "--runs", "1")).isZero();

        JsonNode report = Json.mapper().readTree(output.toString());
        assertThat(report.path("name").asString()).isEqualTo("intake");
        assertThat(report.path("unit").asString()).isEqualTo("mails/s");
        assertThat(report.path("figure").asDouble()).isPositive();
        assertThat(report.path("limit").asDouble()).isPositive();
        assertThat(report.path("runs").size()).isEqualTo(1);
        assertThat(report.path("environment").path("mails").asInt()).isEqualTo(200);
    }

    @Test
    void shouldMeasureUnderstandingBesideCuttingIntoTokens() {
        assertThat(run("bench", "understand", "--items", "50", "--runs", "1")).isZero();

        JsonNode report = Json.mapper().readTree(output.toString());
        assertThat(report.path("name").asString()).isEqualTo("understand");
        assertThat(report.path("unit").asString()).isEqualTo("microseconds");
        assertThat(report.path("ratio").asDouble()).isGreaterThan(1);
        assertThat(report.path("details").path("bytesPerMessage").asInt()).isPositive();
        assertThat(report.path("details").path("p99").asDouble())
                .isGreaterThanOrEqualTo(report.path("figure").asDouble());
        assertThat(report.path("details").path("realMessages").asDouble()).isPositive();
        assertThat(report.path("details").path("realMessagesLimit").asDouble()).isPositive();
        assertThat(report.path("details").has("loadMillis")).isTrue();
        assertThat(report.path("details").has("modelMegabytes")).isTrue();
    }

    @Test
    void shouldMeasureReadingBesideTakingMailsApart() {
        assertThat(run("bench", "read", "--items", "20", "--runs", "1")).isZero();

        JsonNode report = Json.mapper().readTree(output.toString());
        assertThat(report.path("name").asString()).isEqualTo("read");
        assertThat(report.path("unit").asString()).isEqualTo("milliseconds");
        assertThat(report.path("details").propertyNames()).containsExactly("short", "answers", "html", "large");
        for (JsonNode kind : report.path("details")) {
            assertThat(kind.path("mailsPerSecond").asDouble()).isPositive();
            assertThat(kind.path("worst").asDouble())
                    .isGreaterThanOrEqualTo(kind.path("median").asDouble());
            assertThat(kind.path("limitMedian").asDouble()).isPositive();
            assertThat(kind.path("ratio").asDouble()).isPositive();
        }
        assertThat(report.path("figure").asDouble())
                .isEqualTo(report.path("details").path("answers").path("median").asDouble());
        assertThat(report.path("environment").path("largeMails").asInt()).isEqualTo(1);
        assertThat(report.path("environment").path("largeBytes").asInt()).isBetween(10_000_000, 11_000_000);
    }

    @Test
    void shouldSayWhatAMailboxLooksLike() {
        assertThat(run("bench", "intake", "--mailbox", "http://acme.example")).isEqualTo(2);

        assertThat(errors.toString()).contains("imaps://user@host:993").contains("http://acme.example");
    }

    @Test
    void shouldSayHowManyMailsAreTheFewest() {
        assertThat(run("bench", "intake", "--items", "5")).isEqualTo(2);

        assertThat(errors.toString()).contains("Expected --items of 200 or more for intake, found 5");
    }

    @Test
    void shouldSayWhatThereIsToMeasure() {
        assertThat(run("bench", "speed")).isEqualTo(2);

        assertThat(errors.toString()).contains("Expected one of").contains("intake");
    }
}
