package dev.millrace.intake.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.intake.email.mailbox.ScriptedImap.Reaction;
import dev.millrace.tickets.message.InboundMessage;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Connections that stand still, are half open, or are lost.
@ExtendWith(OutputCaptureExtension.class)
class LostConnectionTest {
    private static final Duration SOON = ScriptedMailbox.SOON;
    private static final Duration LONG = ScriptedMailbox.LONG;
    private static final Duration SHORT = Duration.ofMillis(300);

    @RegisterExtension
    private final ScriptedMailbox mailbox = new ScriptedMailbox();

    @Test
    void shouldTakeAMailAtOnceThatArrivesWhileItIdles() {
        mailbox.run();
        mailbox.awaitIdling();

        mailbox.server().deliver("<a@acme.example>", "Hello");

        mailbox.awaitTaken(1);
    }

    @Test
    void shouldRenewIdleEveryPollInterval() {
        mailbox.run(Duration.ofMillis(100), SOON);

        await().atMost(SOON)
                .until(() -> mailbox.server().commands().stream()
                                .filter("IDLE"::equals)
                                .count()
                        > 3);

        assertThat(mailbox.server().connections()).isEqualTo(1);
    }

    /// A mail that arrives between the last look and IDLE is told of before the server says that it waits.
    @Test
    void shouldHearOfAMailThatComesJustBeforeTheWaiting() {
        AtomicInteger idles = new AtomicInteger();
        mailbox.server().react(command -> {
            if (command.equals("IDLE") && idles.incrementAndGet() == 1) {
                mailbox.server().deliver("<a@acme.example>", "Hello");
            }
            return new Reaction.Serve();
        });
        mailbox.run(LONG, SOON);

        mailbox.awaitTaken(1);
    }

    @Test
    void shouldNotAskWithoutPauseAServerThatTellsOfNothingWheneverItIsToWait() {
        mailbox.server().chat();
        mailbox.run();
        mailbox.awaitIdling();

        await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> mailbox.sent("IDLE") < 10);

        mailbox.deliver(1);
        mailbox.awaitTaken(1);
    }

    /// Where marks are refused each look fails, too.
    @Test
    void shouldNotAskWithoutPauseAServerThatTellsOfNothingAndRefusesMarks() {
        mailbox.server().chat();
        mailbox.deliver(1);
        mailbox.server()
                .react(command -> command.startsWith("UID MOVE") ? new Reaction.Refuse("no") : new Reaction.Serve());
        mailbox.run();
        mailbox.awaitIdling();

        await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> mailbox.sent("IDLE") < 10);
    }

    @Test
    void shouldBreakOffAConnectionThatIsHalfOpenWhileItIdles() {
        mailbox.run(SHORT, SHORT);
        mailbox.awaitIdling();
        // From now on the server hears nothing any more, and TCP does not tell.
        AtomicInteger asked = new AtomicInteger();
        mailbox.server().react(_ -> asked.incrementAndGet() < 3 ? new Reaction.Ignore() : new Reaction.Serve());
        mailbox.server().deliver("<a@acme.example>", "Hello");

        mailbox.awaitTaken(1);
    }

    @Test
    void shouldBreakOffAServerThatNeverAnswersAFetch() {
        mailbox.server().deliver("<a@acme.example>", "Hello");
        AtomicInteger fetches = new AtomicInteger();
        mailbox.server()
                .react(command -> command.contains("BODY.PEEK[]") && fetches.incrementAndGet() == 1
                        ? new Reaction.Ignore()
                        : new Reaction.Serve());

        mailbox.run(LONG, SHORT);

        mailbox.awaitTaken(1);
    }

    @Test
    void shouldTakeALargeMailFromASlowServer() {
        mailbox.server().deliver("<a@acme.example>", "Hello ".repeat(16_600));
        mailbox.server()
                .react(command -> command.contains("BODY.PEEK[]")
                        ? new Reaction.Trickle(Duration.ofMillis(250))
                        : new Reaction.Serve());

        // The whole takes longer than an answer may; it comes at a pace that will do.
        mailbox.run(LONG, Duration.ofSeconds(2));

        mailbox.awaitTaken(1);
        assertThat(mailbox.inbound().accepted())
                .extracting(InboundMessage::messageId)
                .containsExactly("<a@acme.example>");
    }

    @Test
    void shouldComeBackAfterEveryCutAndTakeEachMailOnce() {
        AtomicInteger commands = new AtomicInteger();
        mailbox.server().react(_ -> commands.incrementAndGet() % 17 == 0 ? new Reaction.Cut() : new Reaction.Serve());
        mailbox.deliver(40);

        mailbox.run();

        await().atMost(SOON).until(() -> mailbox.server().count("Done") == 40);
        assertThat(mailbox.inbound().accepted().stream()
                        .map(InboundMessage::messageId)
                        .distinct())
                .hasSize(40);
    }

    @Test
    void shouldNotFetchAgainWhatItCouldOnlyNotMark() {
        mailbox.server().deliver("<a@acme.example>", "Hello");
        AtomicInteger moves = new AtomicInteger();
        mailbox.server()
                .react(command -> command.startsWith("UID MOVE") && moves.incrementAndGet() == 1
                        ? new Reaction.Cut()
                        : new Reaction.Serve());

        mailbox.run();

        await().atMost(SOON).until(() -> mailbox.server().count("Done") == 1);
        assertThat(mailbox.inbound().accepted()).hasSize(1);
        assertThat(mailbox.sent("BODY.PEEK[]")).isEqualTo(1);
    }

    @Test
    void shouldNotSignInOnceMoreToSayGoodbyeOnALostConnection() {
        mailbox.deliver(1);
        AtomicInteger fetches = new AtomicInteger();
        mailbox.server()
                .react(command -> command.contains("BODY.PEEK[]") && fetches.incrementAndGet() == 1
                        ? new Reaction.Cut()
                        : new Reaction.Serve());

        mailbox.run();

        await().atMost(SOON).until(() -> mailbox.server().count("Done") == 1);
        assertThat(mailbox.server().commands().stream().filter(command -> command.startsWith("LOGIN")))
                .hasSize(2);
    }

    /// An account that is signed in to every second gets locked. The first pause is 50 ms, give or take a third.
    @Test
    void shouldPauseLongerEachTimeWhereTheServerEndsTheWaiting(CapturedOutput log) {
        mailbox.server().react(command -> command.equals("IDLE") ? new Reaction.Cut() : new Reaction.Serve());

        mailbox.run();

        await().atMost(SOON).until(() -> longestPause(log) > 130);
    }

    private static int longestPause(CapturedOutput log) {
        return Pattern.compile("tried again in (\\d+) ms")
                .matcher(log.getAll())
                .results()
                .mapToInt(pause -> Integer.parseInt(pause.group(1)))
                .max()
                .orElse(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldLookByItselfWhereTheServerRefusesToIdle(boolean known) {
        mailbox.server()
                .react(command -> command.equals("IDLE")
                        ? known ? new Reaction.Refuse("not today") : new Reaction.Misunderstand()
                        : new Reaction.Serve());
        mailbox.run(Duration.ofMillis(100), SOON);
        mailbox.awaitIdling();

        mailbox.deliver(1);

        mailbox.awaitTaken(1);
        assertThat(mailbox.sent("LOGIN")).isEqualTo(1);
        assertThat(mailbox.sent("IDLE")).isEqualTo(1);
        assertThat(mailbox.state()).isInstanceOf(MailboxState.Working.class);
    }

    @Test
    void shouldForgetUidsWhenTheServerRenumbers() {
        mailbox.server().deliver("<a@acme.example>", "One");
        AtomicInteger moves = new AtomicInteger();
        // The mail is taken but not marked when the connection and all UIDs are lost; UID 1 is another mail then.
        mailbox.server().react(command -> {
            if (command.startsWith("UID MOVE") && moves.incrementAndGet() == 1) {
                mailbox.server().expunge(1);
                mailbox.server().deliver("<b@acme.example>", "Two");
                mailbox.server().renumber();
                return new Reaction.Cut();
            }
            return new Reaction.Serve();
        });

        mailbox.run();

        await().atMost(SOON).until(() -> mailbox.server().count("Done") == 1);
        assertThat(mailbox.inbound().accepted())
                .extracting(InboundMessage::messageId)
                .containsExactlyInAnyOrder("<a@acme.example>", "<b@acme.example>");
    }
}
