package dev.millrace.remediation.ledger;

import dev.millrace.remediation.database.DatabaseTrouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/// Writes what comes at the same time in one statement, one statement after the other: while one is under way, the
/// next gathers. A lone item goes at once; under load a commit is shared by many.
///
/// @param <T> what is written
/// @param <R> what came of it
final class Batches<T, R> {
    private static final int MOST = 256;
    /// Callers bound themselves far below; this is for a defect in one of them.
    private static final int MOST_WAITING = 20_000;

    private final Function<List<T>, Mono<List<R>>> writer;
    private final Queue<Waiting<T, R>> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger signals = new AtomicInteger();

    /// @param writer writes a batch in one transaction and answers for each item in its order
    Batches(Function<List<T>, Mono<List<R>>> writer) {
        this.writer = writer;
    }

    /// Writes an item with others. An error is the item's own, unless the database itself is away.
    Mono<R> write(T item) {
        return Mono.create(sink -> {
            if (waiting.incrementAndGet() > MOST_WAITING) {
                waiting.decrementAndGet();
                sink.error(new IllegalStateException("More than %d writes wait".formatted(MOST_WAITING)));
                return;
            }
            queue.add(new Waiting<>(item, sink));
            if (signals.getAndIncrement() == 0) {
                next();
            }
        });
    }

    private void next() {
        List<Waiting<T, R>> batch = new ArrayList<>();
        int seen = signals.get();
        while (batch.size() < MOST) {
            Waiting<T, R> one = queue.poll();
            if (one == null) {
                break;
            }
            waiting.decrementAndGet();
            batch.add(one);
        }
        if (batch.isEmpty()) {
            if (!signals.compareAndSet(seen, 0)) {
                next();
            }
            return;
        }
        var _ = write(batch).doFinally(end -> next()).subscribe();
    }

    private Mono<Void> write(List<Waiting<T, R>> batch) {
        return Mono.defer(() -> writer.apply(batch.stream().map(Waiting::item).toList()))
                .doOnNext(results -> {
                    for (int place = 0; place < batch.size(); place++) {
                        batch.get(place).sink().success(results.get(place));
                    }
                })
                .then()
                .onErrorResume(error -> apart(batch, error));
    }

    /// One item that the database refuses must not take the others with it.
    private Mono<Void> apart(List<Waiting<T, R>> batch, Throwable error) {
        if (batch.size() == 1 || DatabaseTrouble.mayPass(error)) {
            batch.forEach(one -> one.sink().error(error));
            return Mono.empty();
        }
        return Flux.fromIterable(batch).concatMap(one -> write(List.of(one))).then();
    }

    private record Waiting<T, R>(T item, MonoSink<R> sink) {}
}
