package dev.millrace.intake.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MailMemoryTest {
    private static final long CHUNK = MailMemory.CHUNK;
    private static final Duration SOON = Duration.ofSeconds(20);

    private final MailMemory memory = new MailMemory(4 * CHUNK);

    @Test
    void shouldHaveRoomForEachMailTwiceAndNoMore() throws InterruptedException {
        try (MailMemory.Room first = memory.room();
                MailMemory.Room second = memory.room();
                MailMemory.Room third = memory.room()) {
            assertThat(first.grow(CHUNK, Duration.ZERO)).isTrue();
            assertThat(second.grow(10, Duration.ZERO)).isTrue();
            assertThat(second.grow(10, Duration.ZERO)).isTrue();
            assertThat(third.grow(1, Duration.ZERO)).isFalse();
            assertThat(first.grow(1, Duration.ZERO)).isFalse();
        }
    }

    @Test
    void shouldHaveRoomAgainWhenItIsGivenBackAndOnlyOnce() throws InterruptedException {
        MailMemory.Room first = memory.room();
        assertThat(first.grow(2 * CHUNK, Duration.ZERO)).isTrue();
        first.close();
        first.close();

        try (MailMemory.Room second = memory.room();
                MailMemory.Room third = memory.room()) {
            assertThat(second.grow(2 * CHUNK, Duration.ZERO)).isTrue();
            assertThat(third.grow(1, Duration.ZERO)).isFalse();
        }
    }

    @Test
    void shouldGiveAllThereIsToWhatNeedsMoreAndToNobodyElseMeanwhile() throws InterruptedException {
        MailMemory.Room large = memory.room();
        MailMemory.Room small = memory.room();
        assertThat(small.grow(1, Duration.ZERO)).isTrue();
        assertThat(large.grow(1_000 * CHUNK, Duration.ZERO)).isFalse();
        small.close();

        assertThat(large.grow(1_000 * CHUNK, Duration.ZERO)).isTrue();
        assertThat(large.grow(CHUNK, Duration.ZERO)).isTrue();
        assertThat(small.grow(1, Duration.ZERO)).isFalse();
    }

    @Test
    void shouldLeaveHalfOfItToMailboxesHoweverMuchTheDoorHolds() throws InterruptedException {
        try (MailMemory.Room first = memory.roomAtTheDoor();
                MailMemory.Room second = memory.roomAtTheDoor();
                MailMemory.Room mailbox = memory.room()) {
            assertThat(first.grow(CHUNK, Duration.ZERO)).isTrue();
            assertThat(second.grow(1, Duration.ZERO)).isFalse();
            assertThat(mailbox.grow(CHUNK, Duration.ZERO)).isTrue();
        }
        try (MailMemory.Room mailbox = memory.room()) {
            assertThat(mailbox.grow(2 * CHUNK, Duration.ZERO)).isTrue();
        }
    }

    @Test
    void shouldTakeAMailAtTheDoorThatIsLargerThanItsHalfAndCountAllOfIt() throws InterruptedException {
        try (MailMemory.Room large = memory.roomAtTheDoor();
                MailMemory.Room mailbox = memory.room()) {
            assertThat(large.grow(2 * CHUNK, Duration.ZERO)).isTrue();
            assertThat(mailbox.grow(1, Duration.ZERO)).isFalse();
        }
    }

    @Test
    void shouldKeepNothingOfTheDoorsHalfWhereMailboxesHoldTheRest() throws InterruptedException {
        MailMemory.Room mailbox = memory.room();
        assertThat(mailbox.grow(2 * CHUNK, Duration.ZERO)).isTrue();
        try (MailMemory.Room waiting = memory.roomAtTheDoor();
                MailMemory.Room next = memory.roomAtTheDoor()) {
            assertThat(waiting.grow(CHUNK, Duration.ZERO)).isFalse();
            mailbox.close();

            assertThat(next.grow(CHUNK, Duration.ZERO)).isTrue();
        }
    }

    @Test
    void shouldLetWhoNeedsLittlePassWhoWaitsForMuchButNotForEver() throws Exception {
        MailMemory.Room some = memory.room();
        assertThat(some.grow(CHUNK, Duration.ZERO)).isTrue();
        CompletableFuture<Boolean> large = waitingFor(2 * CHUNK);

        for (int overtaken = 0; overtaken < 4; overtaken += 2) {
            try (MailMemory.Room small = memory.room()) {
                assertThat(small.grow(1, Duration.ZERO)).isTrue();
            }
        }
        try (MailMemory.Room small = memory.room()) {
            assertThat(small.grow(1, Duration.ZERO)).isFalse();
        }

        some.close();
        assertThat(large.get()).isTrue();
    }

    @Test
    void shouldLetPassAgainOnceWhoWaitedHasGivenUp() throws Exception {
        MailMemory.Room some = memory.room();
        assertThat(some.grow(CHUNK, Duration.ZERO)).isTrue();
        try (MailMemory.Room large = memory.room()) {
            assertThat(large.grow(2 * CHUNK, Duration.ofMillis(1))).isFalse();
        }
        for (int i = 0; i < 10; i++) {
            try (MailMemory.Room small = memory.room()) {
                assertThat(small.grow(1, Duration.ZERO)).isTrue();
            }
        }
    }

    private CompletableFuture<Boolean> waitingFor(long size) {
        CompletableFuture<Boolean> large = new CompletableFuture<>();
        Thread waiting = Thread.ofPlatform().daemon().start(() -> {
            try {
                large.complete(memory.room().grow(size, SOON));
            } catch (InterruptedException e) {
                large.completeExceptionally(e);
            }
        });
        await().atMost(SOON).until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        return large;
    }

    @Test
    void shouldNotGiveBackWhatSomebodyStillReads() throws Exception {
        MailMemory.Room given = memory.room();
        assertThat(given.grow(2 * CHUNK, Duration.ZERO)).isTrue();

        given.reading(() -> {
            given.close();
            assertThat(isFree()).isFalse();
            return "read";
        });

        assertThat(isFree()).isTrue();
        assertThatThrownBy(() -> given.reading(() -> "too late")).isInstanceOf(CancellationException.class);
    }

    private boolean isFree() {
        try (MailMemory.Room all = memory.room()) {
            return all.grow(2 * CHUNK, Duration.ZERO);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
