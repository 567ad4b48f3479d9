package dev.millrace.intake.email;

import static dev.millrace.intake.email.Mails.read;
import static dev.millrace.intake.email.Mails.withHeader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.receiving.MailRules;
import dev.millrace.intake.email.receiving.MailboxContext;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.InboundMessage;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whose message a mail becomes.
class MailSenderTest {
    private static final MailboxContext BY_REPLY_TO =
            Mails.withRules(new MailRules(true, Set.of(), MailRules.USUAL.spamHeaders(), MailRules.USUAL.review()));
    /// What mail has headers of these names for.
    private static final Set<String> STANDARD = Set.of("from", "replyTo", "subject", "messageId");

    private static final String PASSED =
            "Authentication-Results: mx.acme.example; dmarc=pass header.from=acme.example\n";

    @ParameterizedTest
    @ValueSource(strings = {"", "X-", "Millrace-", "X-Millrace-"})
    void shouldLetHeadersThatSayWhatTheDeskFindsOutChangeNothing(String prefix) {
        String headers = Stream.of(InboundMessage.class.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> !STANDARD.contains(name))
                .flatMap(name -> Stream.of("7ZK3Q-4M2P-9XYD", "authenticated", "eve@evil.example")
                        .map(value -> prefix + name + ": " + value))
                .collect(Collectors.joining("\n"));

        InboundMessage plain = read(withHeader("")).inbound(Instant.EPOCH, null);
        InboundMessage forged = read(withHeader(headers)).inbound(Instant.EPOCH, null);

        assertThat(forged)
                .usingRecursiveComparison()
                .ignoringFields("rawSha256", "content")
                .isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Reply-To: nobody", "Reply-To: <>", "Reply-To:", "Reply-To: a@@b"})
    void shouldFallBackToTheSenderWhereReplyToIsNoAddress(String header) {
        assertThat(read(withHeader(header)).inbound(Instant.EPOCH, null).replyTo())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "From:\n", "From: <>\n", "From: \"\" <>\n", "From: Anna\n"})
    void shouldTakeAMailWithoutSender(String from) {
        MailReading reading = read(from + "Subject: x\nMessage-ID: <m@acme.example>\n\nText\n");

        assertThat(reading.mail().flags()).contains("no-from");
        assertThat(reading.inbound(Instant.EPOCH, null).from().address()).endsWith(".invalid");
    }

    @Test
    void shouldAskWhoeverWroteAndNotWhomReplyToNames() {
        InboundMessage message =
                read(withHeader(PASSED + "Reply-To: Ben <ben@acme.example>")).inbound(Instant.EPOCH, null);

        assertThat(message.from().address()).isEqualTo("anna@acme.example");
        assertThat(message.replyTo().address()).isEqualTo("ben@acme.example");
        assertThat(message.assurance()).isEqualTo(Assurance.DOMAIN_VERIFIED);
    }

    /// A form on a web site writes from its own address and names the visitor in Reply-To.
    @Test
    void shouldTakeReplyToForTheSenderWhereToldToAndNeverForVerified() {
        InboundMessage message = read(withHeader(PASSED + "Reply-To: Ben <ben@acme.example>"), BY_REPLY_TO)
                .inbound(Instant.EPOCH, null);

        assertThat(message.from().address()).isEqualTo("ben@acme.example");
        assertThat(message.from().name()).isEqualTo("Ben");
        assertThat(message.replyTo()).isNull();
        assertThat(message.assurance()).isEqualTo(Assurance.CLAIMED);
        assertThat(message.flags()).contains("sent-by:anna@acme.example");
        assertThat(message.namedByHeaders()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Reply-To: nobody",
                "Reply-To: <>",
                "Reply-To:",
                "Reply-To: a@@b",
                "Reply-To: support@acme.example",
                "Reply-To: Support <support+x@acme.example>",
                "Reply-To: anna@acme.example",
                "X-Nothing: special",
            })
    void shouldFallBackToFromWhereReplyToNamesNobodyElse(String header) {
        InboundMessage message = read(withHeader(PASSED + header), BY_REPLY_TO).inbound(Instant.EPOCH, null);

        assertThat(message.from().address()).isEqualTo("anna@acme.example");
        assertThat(message.assurance()).isEqualTo(Assurance.DOMAIN_VERIFIED);
        assertThat(message.flags()).noneMatch(flag -> flag.startsWith("sent-by:"));
        assertThat(message.namedByHeaders()).isFalse();
    }

    @Test
    void shouldNotTakeReplyToForTheSenderOfWhatAProgramWrote() {
        InboundMessage message = read(
                        withHeader("Auto-Submitted: auto-generated\nReply-To: ben@acme.example"), BY_REPLY_TO)
                .inbound(Instant.EPOCH, null);

        assertThat(message.from().address()).isEqualTo("anna@acme.example");
    }

    /// One mail makes one contact, however many it was sent to.
    @Test
    void shouldMakeNobodyAContactButTheSender() {
        InboundMessage message = read(withHeader("Cc: " + "x@a.example, y@b.example, ".repeat(1_000)))
                .inbound(Instant.EPOCH, null);
        String json = Json.text(message);

        assertThat(message.from().address()).isEqualTo("anna@acme.example");
        assertThat(json).doesNotContain("x@a.example", "y@b.example");
    }
}
