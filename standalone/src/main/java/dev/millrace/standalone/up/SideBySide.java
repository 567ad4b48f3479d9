package dev.millrace.standalone.up;

import dev.millrace.standalone.files.TimeLimit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts several things at once and waits for all, saying for which when it takes long.
final class SideBySide implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SideBySide.class);
    private static final long PATIENCE_SECONDS = 5;
    private static final Duration LATE_LIMIT = Duration.ofSeconds(30);

    private final Duration limit;
    private final Map<String, CompletableFuture<? extends AutoCloseable>> starts = new LinkedHashMap<>();
    private final List<Thread> starters = new ArrayList<>();
    private final CompletableFuture<Void> outcome = new CompletableFuture<>();
    private final Set<String> stopped = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean abandoned = new AtomicBoolean();

    SideBySide(Duration limit) {
        this.limit = limit;
    }

    /// Begins to start something; the result is there once [#await()] has returned.
    <T extends AutoCloseable> Supplier<T> begin(String what, Callable<T> start) {
        var future = new CompletableFuture<T>();
        starts.put(what, future);
        starters.add(Thread.ofPlatform().daemon().name("start " + what).start(() -> run(what, start, future)));
        return future::join;
    }

    private <T extends AutoCloseable> void run(String what, Callable<T> start, CompletableFuture<T> future) {
        long from = System.nanoTime();
        try {
            T started = start.call();
            log.info("Started {} in {} ms", what, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from));
            future.complete(started);
            if (abandoned.get()) {
                stop(what, started);
            }
        } catch (Throwable failure) {
            future.completeExceptionally(failure);
            outcome.completeExceptionally(failure);
        }
    }

    /// Returns when everything has started.
    ///
    /// @throws IOException as soon as one thing could not be started, or when the limit has passed
    void await() throws IOException {
        CompletableFuture<Void> all = CompletableFuture.allOf(starts.values().toArray(CompletableFuture[]::new));
        CompletableFuture<Object> first = CompletableFuture.anyOf(all, outcome);
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                first.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException slow) {
                if (System.nanoTime() > end) {
                    throw new IOException("Waited " + limit.toSeconds() + " s for " + waitingFor() + " to start", slow);
                }
                log.info("Still waiting for {}", waitingFor());
            } catch (ExecutionException failure) {
                throw asIOException(failure.getCause() == null ? failure : failure.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while starting", interrupted);
            }
        }
    }

    private String waitingFor() {
        return starts.entrySet().stream()
                .filter(start -> !start.getValue().isDone())
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
    }

    private static IOException asIOException(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return switch (cause) {
            case IOException known -> known;
            case UncheckedIOException wrapped -> new IOException(wrapped.getMessage(), wrapped);
            default -> new IOException(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
        };
    }

    /// Stops what has come up, or still comes up, when not everything has. Waits for what comes up late: the program
    /// ends after this, and would leave a process of its own behind.
    @Override
    public void close() {
        boolean complete =
                starts.values().stream().allMatch(start -> start.isDone() && !start.isCompletedExceptionally());
        if (complete || !abandoned.compareAndSet(false, true)) {
            return;
        }
        starts.forEach((what, start) -> {
            if (start.isDone() && !start.isCompletedExceptionally()) {
                stop(what, start.join());
            }
        });
        TimeLimit.run("stopping what came up late", LATE_LIMIT, () -> {
            for (Thread starter : starters) {
                starter.join();
            }
        });
    }

    /// Whoever sees first that a part is there and not wanted stops it.
    private void stop(String what, AutoCloseable started) {
        if (!stopped.add(what)) {
            return;
        }
        try {
            started.close();
        } catch (Exception failure) {
            log.warn("Stopping {} after a failed start: {}", what, failure.toString());
        }
    }
}
