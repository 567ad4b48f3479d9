package dev.millrace.intake.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.intake.email.mailbox.ScriptedImap.Reaction;
import dev.millrace.tickets.message.InboundMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A folder of many mails that is worked off while others write and remove some.
class BacklogTest {
    private static final Duration SOON = ScriptedMailbox.SOON;

    @RegisterExtension
    private final ScriptedMailbox mailbox = new ScriptedMailbox();

    /// This server tells of new mails with the answer to a move only, which comes after ten batches of ten; then up to
    /// eight more are in hand.
    @Test
    void shouldTakeALiveMailWhileABacklogIsWorkedOff() {
        mailbox.deliver(1_000);
        AtomicInteger fetches = new AtomicInteger();
        mailbox.server().react(command -> {
            if (command.contains("BODY.PEEK[]") && fetches.incrementAndGet() == 3) {
                mailbox.server().deliver("<live@acme.example>", "I write now");
            }
            return new Reaction.Serve();
        });

        mailbox.run();

        mailbox.awaitTaken(1_001);
        List<String> order = mailbox.inbound().accepted().stream()
                .map(InboundMessage::messageId)
                .toList();
        assertThat(order.indexOf("<live@acme.example>")).isLessThan(300);
    }

    /// The first ten mails after the lost connection take half a second to come, and the pause a fifth.
    @Test
    void shouldMarkBeforeABacklogIsWorkedOffOnceThePauseAfterALostConnectionIsOver() {
        for (int i = 0; i < 1_000; i++) {
            mailbox.server().deliver("<long" + i + "@acme.example>", "x".repeat(1_000));
        }
        AtomicInteger moves = new AtomicInteger();
        AtomicInteger fetchesAfterwards = new AtomicInteger();
        mailbox.server().react(command -> {
            if (command.startsWith("UID MOVE") && moves.incrementAndGet() == 1) {
                return new Reaction.Cut();
            }
            return moves.get() > 0 && command.contains("BODY.PEEK[]") && fetchesAfterwards.incrementAndGet() == 1
                    ? new Reaction.Trickle(Duration.ofMillis(5))
                    : new Reaction.Serve();
        });

        mailbox.run();

        await().atMost(SOON).until(() -> mailbox.server().count("Done") == 1_000);
        List<String> marksAndLast = mailbox.server().commands().stream()
                .filter(command -> command.startsWith("UID MOVE")
                        || (command.contains("BODY.PEEK[]") && ScriptedImap.names(command, 1_000)))
                .toList();
        assertThat(marksAndLast.get(1)).startsWith("UID MOVE");
    }

    @Test
    void shouldAskForUidRangesAndNeverForTheWholeFolder() {
        mailbox.deliver(1_200);

        mailbox.run();

        mailbox.awaitTaken(1_200);
        assertThat(mailbox.server().commands()).noneMatch(command -> command.matches("(UID )?FETCH 1:\\* .*"));
        assertThat(mailbox.server().commands().stream()
                        .filter(command -> command.contains("BODY.PEEK[]"))
                        .mapToInt(String::length)
                        .max()
                        .orElseThrow())
                .isLessThan(80);
        assertThat(mailbox.sent("UID SEARCH")).isLessThan(5);
    }

    /// What is in hand is what was fetched and is not handed over yet: eight batches of ten mails, or three times the
    /// megabyte of a batch. The others are numbers.
    @ParameterizedTest
    @CsvSource({"10, 80", "90000, 30"})
    void shouldHoldFewMailsAtATimeOfAFolderOfAHundredThousand(int letters, int most) {
        for (int i = 0; i < 300; i++) {
            mailbox.server().deliver("<first" + i + "@acme.example>", "x".repeat(letters));
        }
        mailbox.deliver(99_700);
        AtomicInteger fetched = new AtomicInteger();
        AtomicInteger mostHeld = new AtomicInteger();
        AtomicInteger mostListed = new AtomicInteger();
        mailbox.server().react(command -> {
            if (command.contains("BODY.PEEK[]")) {
                int now = fetched.addAndGet(mailbox.server().named(command).size());
                int held = now - mailbox.inbound().accepted().size();
                mostHeld.accumulateAndGet(now <= 300 ? held : 0, Math::max);
            } else if (command.contains("RFC822.SIZE")) {
                mostListed.accumulateAndGet(mailbox.server().named(command).size(), Math::max);
            }
            return new Reaction.Serve();
        });

        mailbox.run();

        await().atMost(SOON).until(() -> mailbox.inbound().accepted().size() >= 300);
        assertThat(mostHeld).hasPositiveValue().hasValueLessThanOrEqualTo(most);
        assertThat(mostListed).hasPositiveValue().hasValueLessThanOrEqualTo(200);
        assertThat(mailbox.sent("UID SEARCH")).isLessThan(5);
        assertThat(mailbox.server().commands()).allMatch(command -> command.length() < 2_000);
    }

    @Test
    void shouldListABacklogInLargePiecesThoughOneMailOfItFails() {
        mailbox.deliver(250);
        mailbox.server()
                .react(command -> command.contains("BODY.PEEK[]") && ScriptedImap.names(command, 3)
                        ? new Reaction.Pretend()
                        : new Reaction.Serve());

        mailbox.run();

        await().atMost(SOON)
                .until(() -> mailbox.server().count("Done") == 249
                        && mailbox.server().count("Parked") == 1);
        assertThat(mailbox.server().commands().stream().filter(command -> command.contains("RFC822.SIZE")))
                .hasSizeLessThan(30);
    }

    @Test
    void shouldGoOnWhenOthersRemoveMailsMeanwhile() {
        mailbox.deliver(30);
        mailbox.server().react(command -> {
            if (command.contains("BODY.PEEK[]")) {
                mailbox.server().expunge(3);
                mailbox.server().expunge(12);
                mailbox.server().expunge(13);
            }
            return new Reaction.Serve();
        });

        mailbox.run();

        await().atMost(SOON).until(() -> mailbox.server().count("Done") == 27);
        assertThat(mailbox.server().count("Parked")).isZero();
    }

    @Test
    void shouldAskForNothingByNoNameWhenAllThatArrivedIsGoneAgain() {
        mailbox.deliver(1);
        mailbox.server().react(command -> {
            if (command.contains("BODY.PEEK[]") && mailbox.server().inboxSize() == 1) {
                mailbox.deliver(15);
            } else if (command.contains("RFC822.SIZE") && ScriptedImap.names(command, 2)) {
                IntStream.rangeClosed(2, 11).forEach(mailbox.server()::expunge);
            }
            return new Reaction.Serve();
        });

        mailbox.run();

        await().atMost(SOON).until(() -> mailbox.server().count("Done") == 6);
        assertThat(mailbox.server().commands()).noneMatch(command -> command.startsWith("UID FETCH  "));
    }
}
