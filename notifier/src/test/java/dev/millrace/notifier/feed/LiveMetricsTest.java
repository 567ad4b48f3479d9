package dev.millrace.notifier.feed;

import static dev.millrace.notifier.Story.NOON;
import static dev.millrace.notifier.Story.TENANT;

import dev.millrace.notifier.update.Tenants;
import dev.millrace.tickets.metrics.DeskMetric;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class LiveMetricsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Its own: other tests go by the schedulers of all.
    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final ScriptedTopic<DeskMetric> topic = new ScriptedTopic<>();
    private final LiveMetrics metrics = new LiveMetrics(
            topic,
            new Tenants(Set.of(TENANT)),
            new FeedSettings(4, 2, 3, 10, 1, Duration.ofMinutes(1), Duration.ofSeconds(15)),
            new SimpleMeterRegistry(),
            time);

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

    /// A worker dies with its breaker open; another's was always closed.
    @Test
    void shouldForgetABreakerThatNobodyTellsAnyMore() {
        metrics.start();
        topic.append(0, breaker("OPEN", 60));
        for (int minute = 0; minute < 5; minute++) {
            time.advanceTimeBy(Duration.ofMinutes(1));
            topic.append(0, breaker("CLOSED", 30));
        }
        verifyRemembered(breaker("OPEN", 60));

        time.advanceTimeBy(Duration.ofMinutes(1));
        verifyRemembered();

        topic.append(0, breaker("CLOSED", 30));
        verifyRemembered(breaker("CLOSED", 30));
    }

    @Test
    void shouldRememberABreakerThatIsToldAgainAndAgain() {
        metrics.start();
        for (int minute = 0; minute < 20; minute++) {
            topic.append(0, breaker("OPEN", 60));
            topic.append(0, breaker("CLOSED", 30));
            time.advanceTimeBy(Duration.ofMinutes(1));
        }

        verifyRemembered(breaker("OPEN", 60));
    }

    private void verifyRemembered(DeskMetric... expected) {
        // What comes after what is remembered, so that nothing else was.
        DeskMetric next = new DeskMetric.Mailbox(
                TENANT, "support", "support@acme.example", "WORKING", null, 0, null, 0, 0, 0, NOON, null);
        StepVerifier.create(metrics.latestThenNow()
                        .map(LiveMetrics.Told::metric)
                        .takeUntil(next::equals)
                        .collectList())
                .then(() -> topic.append(1, next))
                .expectNext(Stream.concat(Stream.of(expected), Stream.of(next)).toList())
                .expectComplete()
                .verify(PATIENCE);
    }

    private static DeskMetric breaker(String state, long seconds) {
        return new DeskMetric.Breaker(TENANT, "directory", state, NOON.plusSeconds(seconds));
    }
}
