package dev.millrace.intake.email;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.content.RawMail;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import tools.jackson.databind.JsonNode;

class ParseMailReportTest {
    @TempDir
    Path folder;

    @Test
    void shouldPrintEveryFieldAlsoWhereItIsNull() throws IOException {
        Path file = Files.writeString(folder.resolve("a.eml"), Mails.withHeader("References: <a0@acme.example>"));

        JsonNode line = Json.mapper().readTree(ParseMailReport.of(file).toJson());

        assertThat(line.propertyNames())
                .containsExactlyInAnyOrder(
                        "file",
                        "decision",
                        "reason",
                        "millis",
                        "warnings",
                        "requester",
                        "forwardedBy",
                        "content",
                        "message");
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
                        "charset",
                        "charsetDeclared",
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
    void shouldSayWhoseTicketAForwardedMailBecomes() {
        String mail = Mails.withHeader("")
                .replace("Subject: Locked", "Subject: FW: Locked")
                .replace(
                        "My account is locked.",
                        "Please help.\n\n-----Original Message-----\nFrom: Ben <ben@customer.example>\n"
                                + "Sent: Monday, 5 January 2026 10:00\nTo: anna@acme.example\nSubject: Locked\n\nI am locked out.");

        ParseMailReport report = ParseMailReport.of("a.eml", RawMail.of(mail.getBytes(UTF_8)), Mails.CONTEXT);

        assertThat(report.requester()).isEqualTo(new Person("ben@customer.example", "Ben"));
        assertThat(report.forwardedBy()).isEqualTo(new Person("anna@acme.example", "Anna Keller"));
        assertThat(report.message().from().address()).isEqualTo("anna@acme.example");
    }

    @Test
    void shouldSayWhatShowsThatAProgramWroteAMailThatIsAccepted() {
        byte[] bulk = Mails.withHeader("Precedence: bulk").getBytes(UTF_8);

        assertThat(ParseMailReport.of("a.eml", RawMail.of(bulk), Mails.CONTEXT).reason())
                .isEqualTo("header Precedence: bulk");
        assertThat(ParseMailReport.of("b.eml", RawMail.of(Mails.withHeader("").getBytes(UTF_8)), Mails.CONTEXT)
                        .reason())
                .isNull();
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
    void shouldSayOfAMailThatItTakesTooLongAndReadTheNext() {
        CountDownLatch never = new CountDownLatch(1);
        byte[] raw = Mails.withHeader("").getBytes(UTF_8);
        try {
            ParseMailReport report = ParseMailReport.of(
                    "slow.eml",
                    RawMail.of(raw),
                    Mails.CONTEXT,
                    (mail, context) -> {
                        ScriptedReading.awaitDeaf(never);
                        return MailParser.parse(mail, context);
                    },
                    Duration.ofSeconds(1));

            assertThat(report.reason()).isEqualTo("unreadable");
            assertThat(report.message()).isNull();
            assertThat(report.warnings())
                    .singleElement()
                    .asString()
                    .contains("becomes a ticket that says so", "reading it takes longer than 1 s");
            assertThat(ParseMailReport.of("next.eml", RawMail.of(raw), Mails.CONTEXT)
                            .message())
                    .isNotNull();
        } finally {
            never.countDown();
        }
    }

    /// A mail is nested too deeply, or a class for it cannot be loaded: nobody waits for such a reading until it is
    /// given up.
    @Test
    void shouldTellOfAnErrorThatReactorPassesOnToNobody() {
        for (Error error : List.of(new StackOverflowError("nested"), new ExceptionInInitializerError("broken"))) {
            ParseMailReport report = ParseMailReport.of(
                    "bad.eml",
                    RawMail.of(new byte[0]),
                    Mails.CONTEXT,
                    (_, _) -> {
                        throw error;
                    },
                    Duration.ofSeconds(20));

            assertThat(report.reason()).isEqualTo("unreadable");
            assertThat(report.warnings())
                    .singleElement()
                    .asString()
                    .contains(error.getClass().getSimpleName());
        }
    }

    @Test
    void shouldReadAsLongAsIntakeDoes() {
        TakingSettings usual = new Binder().bindOrCreate("millrace.intake.email", TakingSettings.class);

        assertThat(usual.readingTimeout()).isEqualTo(TakingSettings.USUAL_READING);
    }

    @Test
    void shouldReadAnEmptyFile() throws IOException {
        Path file = Files.writeString(folder.resolve("empty.eml"), "");

        assertThat(ParseMailReport.of(file).message().flags()).contains("empty", "no-from", "no-message-id");
    }
}
