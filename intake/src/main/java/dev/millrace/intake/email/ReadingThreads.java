package dev.millrace.intake.email;

import dev.millrace.scheduling.BlockingCalls;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/// The few threads that read mails. All take from one queue, so a mail waits for no particular thread.
///
/// A reading that takes too long is given up and interrupted; see [Cancelled]. Should it not listen, it holds
/// its thread for ever: then another thread stands in for it until it comes back.
final class ReadingThreads implements Disposable {
    private static final int QUEUED = 10_000;
    private static final int MOST_STANDING_IN = 64;
    private static final ThreadFactory NAMED =
            Thread.ofPlatform().daemon().name("mail-reading-", 1).factory();

    private final int usual = Math.max(2, Runtime.getRuntime().availableProcessors());
    private final ThreadPoolExecutor threads;
    private final BlockingCalls calls;
    private int stuck;

    private enum State {
        UNDER_WAY,
        GIVEN_UP,
        ENDED
    }

    ReadingThreads() {
        threads = new ThreadPoolExecutor(usual, usual, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(QUEUED), NAMED);
        threads.allowCoreThreadTimeOut(true);
        calls = new BlockingCalls(Schedulers.fromExecutorService(threads, "mail-reading"));
    }

    /// Reads on one of the threads. The time limit begins when a thread begins to read, not while the mail waits for
    /// one.
    ///
    /// @param late the error of a reading that takes longer
    <T> Mono<T> read(Supplier<T> reading, Duration limit, Supplier<? extends Throwable> late) {
        return Mono.defer(() -> {
            AtomicReference<State> state = new AtomicReference<>(State.UNDER_WAY);
            Sinks.Empty<Void> begun = Sinks.empty();
            return calls.call(() -> {
                        begun.tryEmitEmpty();
                        try {
                            return reading.get();
                        } finally {
                            end(state);
                        }
                    })
                    .timeout(begun.asMono().then(Mono.delay(limit)), Mono.error(() -> {
                        giveUp(state);
                        return late.get();
                    }));
        });
    }

    private void giveUp(AtomicReference<State> state) {
        if (state.compareAndSet(State.UNDER_WAY, State.GIVEN_UP)) {
            resize(1);
        }
    }

    private void end(AtomicReference<State> state) {
        if (!state.compareAndSet(State.UNDER_WAY, State.ENDED)) {
            resize(-1);
        }
    }

    private synchronized void resize(int change) {
        stuck += change;
        int size = usual + Math.min(stuck, MOST_STANDING_IN);
        if (size > threads.getMaximumPoolSize()) {
            threads.setMaximumPoolSize(size);
            threads.setCorePoolSize(size);
        } else {
            threads.setCorePoolSize(size);
            threads.setMaximumPoolSize(size);
        }
    }

    @Override
    public void dispose() {
        calls.close();
        threads.shutdownNow();
    }
}
