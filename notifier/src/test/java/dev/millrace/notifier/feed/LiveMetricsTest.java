package dev.millrace.notifier.feed;

import static dev.millrace.notifier.Story.NOON;
import static dev.millrace.notifier.Story.TENANT;

import dev.millrace.notifier.update.Tenants;
import dev.millrace.tickets.metrics.DeskMetric;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class LiveMetricsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ScriptedTopic<DeskMetric> topic = new ScriptedTopic<>();
    private final LiveMetrics metrics = new LiveMetrics(
            topic,
            new Tenants(Set.of(TENANT)),
            new FeedSettings(4, 2, 3, 10, 1, Duration.ofMinutes(1), Duration.ofSeconds(15)),
            new SimpleMeterRegistry());

    @AfterEach
    void stop() {
        metrics.stop();
    }

    /// Each program tells its own breaker's state again and again, with the time of its last change.
    @Test
    void shouldRememberTheLatestChangeOfABreakerWhicheverIsToldLast() {
        DeskMetric opened = breaker("OPEN", 60);
        metrics.start();
        topic.append(0, breaker("CLOSED", 30));
        topic.append(0, opened);
        topic.append(0, breaker("CLOSED", 30));

        StepVerifier.create(metrics.latestThenNow().map(LiveMetrics.Told::metric))
                .expectNext(opened)
                .thenCancel()
                .verify(PATIENCE);
    }

    private static DeskMetric breaker(String state, long seconds) {
        return new DeskMetric.Breaker(TENANT, "directory", state, NOON.plusSeconds(seconds));
    }
}
