package dev.millrace.intake.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ParseMailReportTest {
    @TempDir
    Path folder;

    @Test
    void shouldPrintEveryFieldAlsoWhereItIsNull() throws IOException {
        Path file = Files.writeString(folder.resolve("a.eml"), Mails.withHeader("References: <a0@acme.example>"));

        JsonNode line = Json.mapper().readTree(ParseMailReport.of(file).toJson());

        assertThat(line.propertyNames())
                .containsExactlyInAnyOrder("file", "decision", "reason", "millis", "warnings", "message");
        assertThat(line.get("decision").stringValue()).isEqualTo("accept");
        assertThat(line.get("reason").isNull()).isTrue();
        JsonNode message = line.get("message");
        assertThat(message.propertyNames())
                .containsExactlyInAnyOrder(
                        "messageId",
                        "from",
                        "replyTo",
                        "to",
                        "cc",
                        "subject",
                        "date",
                        "text",
                        "replyText",
                        "quotedText",
                        "html",
                        "attachments",
                        "inReplyTo",
                        "references",
                        "automatic",
                        "bounce",
                        "assurance",
                        "flags");
        assertThat(message.get("messageId").stringValue()).isEqualTo("a1@acme.example");
        assertThat(message.get("automatic").stringValue()).isEqualTo("none");
        assertThat(message.get("date").stringValue()).isEqualTo("2026-01-05T09:00:00Z");
        assertThat(message.get("html").isNull()).isTrue();
        assertThat(message.get("to").get(0).get("name").isNull()).isTrue();
    }

    @Test
    void shouldSayWhyAMailIsIgnored() throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.eml"), Mails.withHeader("").replace("anna@acme.example", "support@acme.example"));

        ParseMailReport report = ParseMailReport.of(file);

        assertThat(report.decision()).isEqualTo("ignore");
        assertThat(report.reason()).isEqualTo("own-mail");
    }

    @Test
    void shouldShowHtmlOnlyAfterItWasMadeSafe() throws IOException {
        Path file = Files.writeString(
                folder.resolve("html.eml"), "From: a@b.example\nContent-Type: text/html\n\n<b onclick=x()>hi</b>");

        JsonNode line = Json.mapper().readTree(ParseMailReport.of(file).toJson());

        assertThat(line.get("message").get("html").stringValue()).isEqualTo("<b>hi</b>\n");
    }

    @Test
    void shouldReadAnEmptyFile() throws IOException {
        Path file = Files.writeString(folder.resolve("empty.eml"), "");

        assertThat(ParseMailReport.of(file).message().flags()).contains("empty", "no-from", "no-message-id");
    }
}
