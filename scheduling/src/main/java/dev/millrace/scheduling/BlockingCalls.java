package dev.millrace.scheduling;

import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Calls of one kind that block, as those to one outside system or one place of files, on threads of their own: few, so
/// that a system that hangs holds up nothing else. Those that wait do so for whichever thread is free first.
public final class BlockingCalls implements AutoCloseable {
    private static final int KEPT_SECONDS = 60;

    private final Scheduler threads;

    /// @param name of the threads
    /// @param atOnce how many there are
    /// @param waiting calls that may wait for one; those beyond fail with
    ///     [RejectedExecutionException], at once
    public BlockingCalls(String name, int atOnce, int waiting) {
        this(Schedulers.fromExecutorService(threads(name, atOnce, waiting), name));
    }

    /// Reactor's own elastic threads each have a queue of their own: a call waits there behind one that hangs while
    /// other threads are idle.
    private static ThreadPoolExecutor threads(String name, int atOnce, int waiting) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                atOnce,
                atOnce,
                KEPT_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(waiting),
                Thread.ofPlatform().daemon().name(name + "-", 1).factory(),
                BlockingCalls::makeRoom);
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /// A call that nobody waits for any more stands in the queue until a thread takes it out.
    private static void makeRoom(Runnable call, ThreadPoolExecutor threads) {
        threads.purge();
        if (threads.isShutdown() || !threads.getQueue().offer(call)) {
            throw new RejectedExecutionException("no thread is free, and no more calls may wait for one");
        }
    }

    /// @param threads which interrupt what is cancelled; closed with these calls
    public BlockingCalls(Scheduler threads) {
        this.threads = threads;
    }

    /// Calls on one of the threads, each time somebody waits for the answer, and fails with whatever the call throws.
    /// Whoever gives up interrupts it. What comes of it then, an error as well, concerns nobody any more.
    public <T> Mono<T> call(Callable<T> call) {
        return Mono.fromCallable(() -> outcome(call)).subscribeOn(threads).flatMap(outcome -> outcome);
    }

    /// The error is a value: one that is thrown would be logged as dropped when nobody waits any more.
    private static <T> Mono<T> outcome(Callable<T> call) {
        try {
            return Mono.justOrEmpty(call.call());
        } catch (Exception e) {
            return Mono.error(e);
        }
    }

    @Override
    public void close() {
        threads.dispose();
    }
}
