package dev.millrace.remediation.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.testing.ScriptedSystem;
import dev.millrace.tickets.metrics.DeskMetric;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

class ConnectorWatchTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    /// Its own: other tests go by the schedulers of all.
    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final List<DeskMetric.Breaker> told = new ArrayList<>();
    private final ConnectorWatch watch = new ConnectorWatch(
            List.of(new ScriptedSystem("switches", GuardSettings.defaults())),
            List.of("acme"),
            metric -> Mono.fromRunnable(() -> told.add(metric)),
            Clock.fixed(NOON, ZoneOffset.UTC),
            time);

    @Test
    void shouldTellEachStateAgainEveryMinuteUntilItIsClosed() {
        DeskMetric.Breaker closed = new DeskMetric.Breaker("acme", "switches", "CLOSED", NOON);
        watch.start(_ -> Mono.empty());
        assertThat(told).containsExactly(closed);

        time.advanceTimeBy(Duration.ofMinutes(2));
        assertThat(told).containsExactly(closed, closed, closed);

        watch.close();
        time.advanceTimeBy(Duration.ofMinutes(2));
        assertThat(told).hasSize(3);
    }
}
