package dev.millrace.remediation.brake;

import dev.millrace.tickets.metrics.DeskMetric;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// What the tenant `acme` is told of stops.
public final class ToldStops implements AutoCloseable {
    private final List<DeskMetric.Automation> told = new CopyOnWriteArrayList<>();
    private final StopWatch watch;

    /// @param notices what the database tells, by channel
    public ToldStops(Switch automation, Function<String, Flux<String>> notices) {
        watch = new StopWatch(
                automation,
                notices.apply(Switch.CHANNEL),
                List.of("acme"),
                news -> Mono.fromRunnable(() -> told.add(news)),
                Clock.systemUTC(),
                Duration.ofHours(1));
        watch.start();
    }

    public List<DeskMetric.Automation> told() {
        return List.copyOf(told);
    }

    @Override
    public void close() {
        watch.stop();
    }
}
