package dev.millrace.intake.email.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.receiving.MailboxContext;
import dev.millrace.tickets.metrics.DeskMetric;
import dev.millrace.tickets.signature.MailThread;
import dev.millrace.tickets.signature.Signer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/// What the door says of an address, in a time of the test's own.
class DoorMailboxTest {
    private static final Instant START = Instant.parse("2026-03-02T09:30:00Z");
    private static final String SUPPORT = "support@acme.example";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Instant now = START;
    private final DoorMailbox mailbox = new DoorMailbox(
            new MailboxContext(
                    "acme",
                    SUPPORT,
                    null,
                    List.of(),
                    new MailThread(new Signer("a key for tests, thirty-two bytes long"))),
            registry,
            () -> now);

    @Test
    void shouldBeWellBeforeAnyMailCame() {
        assertThat(SmtpHealth.of(mailbox, true).getStatus()).isEqualTo(Status.UP);
        assertThat(figures().state()).isEqualTo("WORKING");
        assertThat(figures().behindSince()).isNull();
    }

    @Test
    void shouldBeBehindSinceTheFirstMailThatItSentBack() {
        mailbox.failed("Kafka does not take it");
        now = START.plusSeconds(90);
        mailbox.failed("Kafka does not take it");

        assertThat(SmtpHealth.of(mailbox, true).getStatus()).isEqualTo(Status.DOWN);
        assertThat(SmtpHealth.of(mailbox, true).getDetails()).containsEntry("problem", "Kafka does not take it");
        assertThat(figures().state()).isEqualTo("FAILING");
        assertThat(figures().behindSince()).isEqualTo(START);
        assertThat(behind()).isEqualTo(90);
    }

    @Test
    void shouldBeWellAgainWithTheNextMailThatItTakes() {
        mailbox.failed("Kafka does not take it");
        now = START.plusSeconds(90);
        mailbox.accepted(mailbox.received(), System.nanoTime(), START.plusSeconds(88));

        assertThat(SmtpHealth.of(mailbox, true).getStatus()).isEqualTo(Status.UP);
        assertThat(figures())
                .returns("WORKING", DeskMetric.Mailbox::state)
                .returns(null, DeskMetric.Mailbox::problem)
                .returns(2_000L, DeskMetric.Mailbox::lagMillis)
                .returns(1L, DeskMetric.Mailbox::taken);
        assertThat(behind()).isZero();
    }

    @Test
    void shouldNotBeIllForEverWhereNobodyComesAgain() {
        mailbox.failed("Kafka does not take it");
        now = START.plus(Duration.ofMinutes(61));

        assertThat(SmtpHealth.of(mailbox, true).getStatus()).isEqualTo(Status.UP);
        assertThat(figures().problem()).isEqualTo("Kafka does not take it");
        assertThat(behind()).isZero();
    }

    @Test
    void shouldSayThatTheDoorIsShut() {
        assertThat(SmtpHealth.of(mailbox, false).getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(mailbox.figures(false, now).state()).isEqualTo("STOPPED");
    }

    private DeskMetric.Mailbox figures() {
        return mailbox.figures(true, now);
    }

    private double behind() {
        return registry.get("millrace.intake.mailbox.behind")
                .tag("mailbox", SUPPORT)
                .gauge()
                .value();
    }
}
