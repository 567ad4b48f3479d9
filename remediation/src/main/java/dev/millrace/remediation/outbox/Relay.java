package dev.millrace.remediation.outbox;

import dev.millrace.remediation.database.Database;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// Sends outcomes as soon as they are written. Whoever writes one wakes it; a slow look finds what a program
/// left behind that died in between.
public final class Relay implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration BUSY = Duration.ofMillis(20);
    private static final int BATCHES_A_ROUND = 1_000;
    private static final Duration[] LAGS = IntStream.of(10, 20, 50, 100, 200, 500, 1_000, 5_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Outbox outbox;
    private volatile @Nullable Disposable work;
    private volatile @Nullable FluxSink<Boolean> wakes;

    /// One that nobody measures.
    public Relay(Database database, OutcomeSender sender) {
        this(database, sender, new CompositeMeterRegistry());
    }

    Relay(Database database, OutcomeSender sender, MeterRegistry meters) {
        Timer lag = Timer.builder("millrace.remediation.outbox.lag")
                .description("From the write of a step, in the journal and the outbox, to its outcome's place in Kafka")
                .serviceLevelObjectives(LAGS)
                .register(meters);
        this.outbox = new Outbox(database, sender, lag);
    }

    /// Says that something was written.
    public void wake() {
        // Without a listener the first look makes up for it.
        FluxSink<Boolean> listening = wakes;
        if (listening != null) {
            listening.next(true);
        }
    }

    @Override
    public void start() {
        // Of wakes that come at once the latest is enough: a look finds whatever waits.
        Flux<Boolean> woken = Flux.create(sink -> wakes = sink, FluxSink.OverflowStrategy.LATEST);
        Flux<Boolean> looks =
                Flux.interval(Duration.ZERO, LOOK).map(tick -> true).onBackpressureLatest();
        work = Flux.merge(woken, looks)
                .onBackpressureLatest()
                .concatMap(wake -> drain(), 1)
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
                        .maxBackoff(Duration.ofSeconds(5))
                        .transientErrors(true)
                        .doBeforeRetry(signal -> LOG.error("Begins sending anew after an error", signal.failure())))
                .subscribe();
    }

    @Override
    public void stop() {
        Disposable running = work;
        work = null;
        if (running != null) {
            running.dispose();
        }
    }

    @Override
    public void stop(Runnable callback) {
        stop();
        // What the workers wrote last should not wait for the next start.
        drain().timeout(Duration.ofSeconds(5), Mono.empty())
                .doFinally(end -> callback.run())
                .subscribe();
    }

    @Override
    public boolean isRunning() {
        return work != null;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 400;
    }

    private Mono<Void> drain() {
        return drained(outbox.sendBatch()).onErrorResume(error -> {
            LOG.warn("Outcomes wait in the outbox and are sent again: {}", error.toString());
            return Mono.empty();
        });
    }

    /// Sends batches until there is nothing more. While another program sends, it is asked less and less often: that
    /// one sends what is there anyway, and may take long where Kafka does.
    static Mono<Void> drained(Mono<Outbox.Sent> batch) {
        return batch.map(sent -> new Round(sent, BUSY))
                .expand(round -> switch (round.sent()) {
                    case ALL -> Mono.empty();
                    case SOME -> batch.map(sent -> new Round(sent, BUSY));
                    case BUSY -> Mono.delay(round.pause()).then(batch).map(round::next);
                })
                .take(BATCHES_A_ROUND)
                .then();
    }

    /// @param pause before the next, where another program is sending
    private record Round(Outbox.Sent sent, Duration pause) {
        Round next(Outbox.Sent then) {
            Duration longer = pause.multipliedBy(2);
            return new Round(then, longer.compareTo(LOOK) < 0 ? longer : LOOK);
        }
    }
}
