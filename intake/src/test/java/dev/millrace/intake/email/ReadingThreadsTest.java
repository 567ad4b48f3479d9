package dev.millrace.intake.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Hooks;
import reactor.test.StepVerifier;

class ReadingThreadsTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final ReadingThreads threads = new ReadingThreads();
    private final Queue<Throwable> dropped = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void listen() {
        Hooks.onErrorDropped(dropped::add);
    }

    @AfterEach
    void close() {
        Hooks.resetOnErrorDropped();
        threads.dispose();
    }

    @Test
    void shouldTellWhatAReadingEndsWith() {
        StepVerifier.create(threads.read(() -> "read", LIMIT, TimeoutException::new))
                .expectNext("read")
                .expectComplete()
                .verify(LIMIT);
        StepVerifier.create(threads.read(
                        () -> {
                            throw new IllegalStateException("cannot be read");
                        },
                        LIMIT,
                        TimeoutException::new))
                .expectError(IllegalStateException.class)
                .verify(LIMIT);
    }

    /// A reading that is given up is interrupted, and throws what nobody waits for.
    @Test
    void shouldLogNoErrorOfAReadingThatWasGivenUp() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CompletableFuture<Thread> reader = new CompletableFuture<>();

        StepVerifier.create(threads.read(
                        () -> {
                            reader.complete(Thread.currentThread());
                            return waited(never);
                        },
                        Duration.ofMillis(50),
                        TimeoutException::new))
                .expectError(TimeoutException.class)
                .verify(LIMIT);
        threads.dispose();
        reader.join().join(LIMIT);

        assertThat(reader.join().isAlive()).isFalse();
        assertThat(dropped).isEmpty();
    }

    private static String waited(CountDownLatch never) {
        try {
            never.await();
            return "read";
        } catch (InterruptedException e) {
            throw new CancellationException();
        }
    }
}
