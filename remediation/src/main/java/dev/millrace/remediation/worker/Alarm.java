package dev.millrace.remediation.worker;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/// Rings when the pauses of waiting jobs are over. It keeps so many; one that finds no place, or is a long one, which
/// would hold its place for days, is made up for by the worker's slow look.
final class Alarm {
    private static final int AT_ONCE = 1_024;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Scheduler clock;
    private volatile @Nullable FluxSink<Duration> pauses;

    Alarm(Scheduler clock) {
        this.clock = clock;
    }

    void after(Duration pause) {
        FluxSink<Duration> listening = pauses;
        if (listening != null && pause.compareTo(LONGEST) <= 0) {
            listening.next(pause);
        }
    }

    /// One element for each pause that is over.
    Flux<Long> rings() {
        return Flux.<Duration>create(sink -> pauses = sink, FluxSink.OverflowStrategy.DROP)
                .flatMap(pause -> Mono.delay(pause, clock), AT_ONCE);
    }
}
