package dev.millrace.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.test.StepVerifier;

class BlockingCallsTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final BlockingCalls calls = new BlockingCalls("one", 1, 1);
    private final Queue<Throwable> dropped = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void listen() {
        Hooks.onErrorDropped(dropped::add);
    }

    @AfterEach
    void close() {
        Hooks.resetOnErrorDropped();
        calls.close();
    }

    @Test
    void shouldCallOnAThreadOfItsOwn() {
        StepVerifier.create(calls.call(() -> Thread.currentThread().getName()))
                .assertNext(name -> assertThat(name).startsWith("one-"))
                .expectComplete()
                .verify(LIMIT);
        StepVerifier.create(calls.call(() -> null)).expectComplete().verify(LIMIT);
    }

    @Test
    void shouldFailWithWhatTheCallThrows() {
        IOException error = new IOException("the line is cut");
        StepVerifier.create(calls.call(() -> {
                    throw error;
                }))
                .expectErrorSatisfies(thrown -> assertThat(thrown).isSameAs(error))
                .verify(LIMIT);
    }

    @Test
    void shouldReportNoErrorOfACallThatNobodyWaitsForAnyMore() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Disposable waiting = calls.call(() -> {
                    begun.countDown();
                    new CountDownLatch(1).await();
                    return true;
                })
                .subscribe();
        begun.await();
        waiting.dispose();

        // There is one thread: it is free again once the interrupted call has ended.
        await().atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> calls.call(() -> true).block(LIMIT));
        assertThat(dropped).isEmpty();
    }

    @Test
    void shouldCallOnWhicheverThreadIsFree() throws Exception {
        try (BlockingCalls two = new BlockingCalls("two", 2, 4)) {
            CountDownLatch begun = new CountDownLatch(2);
            CountDownLatch never = new CountDownLatch(1);
            CountDownLatch soon = new CountDownLatch(1);
            hang(two, begun, never);
            hang(two, begun, soon);
            begun.await();
            Flux<Boolean> others =
                    Flux.range(0, 4).flatMap(_ -> two.call(() -> true)).doOnSubscribe(_ -> soon.countDown());

            StepVerifier.create(others).expectNextCount(4).expectComplete().verify(LIMIT);
        }
    }

    @Test
    void shouldLetAsManyWaitAsIsSaidHoweverManyThreadsThereAre() throws Exception {
        try (BlockingCalls two = new BlockingCalls("two", 2, 3)) {
            CountDownLatch begun = new CountDownLatch(2);
            CountDownLatch never = new CountDownLatch(1);
            List<Disposable> hanging =
                    IntStream.range(0, 5).mapToObj(_ -> hang(two, begun, never)).toList();
            begun.await();

            StepVerifier.create(two.call(() -> true))
                    .expectError(RejectedExecutionException.class)
                    .verify(LIMIT);

            // Who waits no more takes nobody's place.
            hanging.subList(2, 5).forEach(Disposable::dispose);
            Disposable again = hang(two, begun, never);
            assertThat(again.isDisposed()).isFalse();
        }
    }

    private static Disposable hang(BlockingCalls calls, CountDownLatch begun, CountDownLatch end) {
        return calls.call(() -> {
                    begun.countDown();
                    end.await();
                    return true;
                })
                .subscribe(_ -> {}, _ -> {});
    }
}
