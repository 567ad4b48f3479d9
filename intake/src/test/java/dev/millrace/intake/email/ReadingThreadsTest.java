package dev.millrace.intake.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class ReadingThreadsTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final ReadingThreads threads = new ReadingThreads();

    @AfterEach
    void close() {
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

    @Test
    void shouldInterruptAReadingThatIsGivenUp() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);

        StepVerifier.create(threads.read(() -> waited(interrupted), Duration.ofMillis(50), TimeoutException::new))
                .expectError(TimeoutException.class)
                .verify(LIMIT);

        assertThat(interrupted.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    private static String waited(CountDownLatch interrupted) {
        try {
            new CountDownLatch(1).await();
            return "read";
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw new CancellationException();
        }
    }
}
