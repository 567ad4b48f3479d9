package dev.millrace.intake.email;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.ScriptedInbound;
import dev.millrace.intake.blob.InMemoryBlobs;
import dev.millrace.intake.email.content.Opening;
import dev.millrace.intake.email.content.RawMail;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The memory that a mail takes while it is read, and while what is wrapped in it is opened.
class MailTakerMemoryTest {
    private static final byte[] MAIL =
            Mails.withHeader("").replace("\n", "\r\n").getBytes(UTF_8);

    /// A multipart that is encoded as a whole.
    private static final byte[] WRAPPED = ("From: anna@acme.example\nMessage-ID: <w1@acme.example>\n"
                    + "Content-Type: multipart/mixed; boundary=b\nContent-Transfer-Encoding: base64\n\n"
                    + Base64.getMimeEncoder()
                            .encodeToString("--b\nContent-Type: text/plain\n\nHello\n--b--\n".getBytes(UTF_8)))
            .getBytes(UTF_8);

    private final ScriptedInbound inbound = new ScriptedInbound();

    /// The first mail of a process takes longer than a busy machine would have for it here.
    @BeforeAll
    static void readOnce() {
        MailParser.warmUp(Mails.CONTEXT);
    }

    /// Its bytes are still there.
    @Test
    void shouldKeepTheRoomOfAMailWhoseReadingGoesOnThoughNobodyWaitsForIt() throws InterruptedException {
        CountDownLatch hangs = new CountDownLatch(1);
        MailMemory memory = new MailMemory(MailMemory.CHUNK);
        MailTaker taker = impatient((raw, context) -> {
            ScriptedReading.awaitDeaf(hangs);
            return MailParser.parse(raw, context);
        });
        try (MailMemory.Room next = memory.room()) {
            try (MailMemory.Room room = memory.room()) {
                assertThat(room.grow(MAIL.length, Duration.ZERO)).isTrue();
                assertThat(taker.take(RawMail.of(MAIL), Mails.CONTEXT, room, () -> {})
                                .block(Duration.ofSeconds(20)))
                        .isInstanceOf(MailOutcome.Unreadable.class);
            }
            assertThat(next.grow(1, Duration.ZERO)).isFalse();

            hangs.countDown();
            assertThat(next.grow(1, Duration.ofSeconds(20))).isTrue();
        } finally {
            hangs.countDown();
            taker.destroy();
        }
    }

    /// What it opens is another's memory while another holds it, which is not the mail's fault.
    @Test
    void shouldLeaveAMailForLaterWhileOthersTakeTheMemoryForWhatIsWrappedInIt() throws InterruptedException {
        MailMemory memory = new MailMemory(100L * MailMemory.CHUNK, 4L * MailMemory.CHUNK, Duration.ofMillis(1));

        try (MailMemory.Room others = memory.room().forWrapped(Duration.ZERO)) {
            assertThat(others.grow(2L * MailMemory.CHUNK, Duration.ZERO)).isTrue();
            assertThat(take(WRAPPED, memory))
                    .isInstanceOfSatisfying(
                            MailOutcome.NoRoom.class,
                            without -> assertThat(without.error()).hasMessageContaining("wrapped"));
            assertThat(takeAnyway(WRAPPED, memory)).isInstanceOf(MailOutcome.NoRoom.class);
        }

        assertThat(inbound.accepted()).isEmpty();
        assertThat(take(WRAPPED, memory)).isInstanceOf(MailOutcome.Taken.class);
        try (MailMemory.Room next = memory.room().forWrapped(Duration.ZERO)) {
            assertThat(next.grow(2L * MailMemory.CHUNK, Duration.ZERO)).isTrue();
        }
    }

    @Test
    void shouldReadAMailOnceOthersAreDoneWithTheMemoryForWhatIsWrappedInIt() throws InterruptedException {
        MailMemory memory = new MailMemory(100L * MailMemory.CHUNK, 4L * MailMemory.CHUNK, Duration.ofSeconds(20));
        CountDownLatch reading = new CountDownLatch(1);
        MailTaker taker = taker((raw, context) -> {
            reading.countDown();
            return MailParser.parse(raw, context);
        });

        try (MailMemory.Room room = memory.room()) {
            CompletableFuture<MailOutcome> outcome;
            try (MailMemory.Room others = memory.room().forWrapped(Duration.ZERO)) {
                assertThat(others.grow(2L * MailMemory.CHUNK, Duration.ZERO)).isTrue();
                outcome = taker.take(RawMail.of(WRAPPED), Mails.CONTEXT, room, () -> {})
                        .toFuture();
                reading.await();
            }

            assertThat(outcome).succeedsWithin(Duration.ofSeconds(20)).isInstanceOf(MailOutcome.Taken.class);
        } finally {
            taker.destroy();
        }
    }

    /// The memory is patient for longer than a reading may last.
    @Test
    void shouldNotCallAMailUnreadableThatWaitsForMemoryAgainAndAgain() throws InterruptedException {
        MailMemory memory = new MailMemory(100L * MailMemory.CHUNK, 4L * MailMemory.CHUNK, Duration.ofSeconds(20));
        MailTaker taker = impatient((_, _) -> {
            for (int i = 0; i < 5; i++) {
                try {
                    Opening.take(1);
                } catch (Opening.NoRoom again) {
                    // As one wrapping after the other.
                }
            }
            Opening.take(1);
            throw new IllegalStateException("there is no room");
        });
        try (MailMemory.Room room = memory.room();
                MailMemory.Room others = memory.room().forWrapped(Duration.ZERO)) {
            assertThat(others.grow(2L * MailMemory.CHUNK, Duration.ZERO)).isTrue();
            assertThat(taker.take(RawMail.of(MAIL), Mails.CONTEXT, room, () -> {})
                            .block(Duration.ofSeconds(20)))
                    .isInstanceOf(MailOutcome.NoRoom.class);
        } finally {
            taker.destroy();
        }
    }

    private MailOutcome takeAnyway(byte[] mail, MailMemory memory) {
        MailTaker taker = taker(MailParser::parse);
        try (MailMemory.Room room = memory.room()) {
            return taker.takeAnyway(RawMail.of(mail), Mails.CONTEXT, room).block(Duration.ofSeconds(20));
        } finally {
            taker.destroy();
        }
    }

    private MailOutcome take(byte[] mail, MailMemory memory) {
        MailTaker taker = taker(MailParser::parse);
        try (MailMemory.Room room = memory.room()) {
            return taker.take(RawMail.of(mail), Mails.CONTEXT, room, () -> {}).block(Duration.ofSeconds(20));
        } finally {
            taker.destroy();
        }
    }

    private MailTaker taker(MailTaker.Reader reader) {
        TakingSettings patient = new TakingSettings(Duration.ofSeconds(10), Duration.ofSeconds(10));
        return new MailTaker(new InMemoryBlobs(), inbound, patient, reader);
    }

    /// Gives up soon a reading that hangs.
    private MailTaker impatient(MailTaker.Reader reader) {
        TakingSettings soon = new TakingSettings(Duration.ofMillis(500), Duration.ofSeconds(10));
        return new MailTaker(new InMemoryBlobs(), inbound, soon, reader);
    }
}
