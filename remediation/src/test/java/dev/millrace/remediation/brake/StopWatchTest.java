package dev.millrace.remediation.brake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.database.Notices;
import dev.millrace.remediation.testing.TestDatabase;
import dev.millrace.tickets.metrics.DeskMetric.Automation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// What is told of stops, whoever set them.
class StopWatchTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final TestDatabase database = new TestDatabase();
    private final Switch automation = new Switch(database.database());
    private final List<Automation> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final StopWatch watch = watch(new Notices(database.connections()).on(Switch.CHANNEL), Duration.ofHours(1));

    @AfterEach
    void stop() {
        watch.stop();
        database.close();
    }

    @Test
    void shouldTellOfTheBrakeAndOfWhoLetsItGoOn() {
        watch.start();
        brake();
        await().atMost(LIMIT).until(() -> told.size() == 1);
        assertThat(told.getFirst()).satisfies(stop -> {
            assertThat(stop.tenant()).isEqualTo("acme");
            assertThat(stop.runbook()).isEqualTo("reset-password");
            assertThat(stop.stopped()).isTrue();
            assertThat(stop.everywhere()).isFalse();
            assertThat(stop.by()).isEqualTo("the brake");
            assertThat(stop.reason()).isEqualTo("reset-password was stopped by the brake: too many");
        });

        automation.start("acme", "reset-password", "ben").block(LIMIT);
        await().atMost(LIMIT).until(() -> told.size() == 2);
        assertThat(told.getLast()).isEqualTo(new Automation("acme", "reset-password", false, false, "ben", null, NOW));
    }

    @Test
    void shouldTellEachTenantOfAStopOfAll() {
        watch.start();
        automation.stop(Switch.ALL, Switch.ALL, "ben", "a rehearsal").block(LIMIT);
        await().atMost(LIMIT).until(() -> told.size() == 2);
        assertThat(told).extracting(Automation::tenant).containsExactly("acme", "globex");
        assertThat(told).allSatisfy(stop -> {
            assertThat(stop.everywhere()).isTrue();
            assertThat(stop.runbook()).isEqualTo(Switch.ALL);
            assertThat(stop.reason()).isEqualTo("all automation was stopped by ben: a rehearsal");
        });
    }

    @Test
    void shouldLetAPersonStopWhatIsUnderWayWhereTheBrakeHasStoppedWhatIsNew() {
        watch.start();
        brake();
        automation.stop("acme", "reset-password", "ben", "it goes wrong").block(LIMIT);
        assertThat(automation.stops().block(LIMIT)).singleElement().satisfies(stop -> {
            assertThat(stop.by()).isEqualTo("ben");
            assertThat(stop.reason()).isEqualTo("reset-password was stopped by ben: it goes wrong");
        });
        await().atMost(LIMIT).until(() -> told.getLast().by().equals("ben"));

        // Whoever stopped it first is the one to ask, and the brake takes nothing of it back.
        automation.stop("acme", "reset-password", "chloe", "me, too").block(LIMIT);
        brake();
        assertThat(automation.stops().block(LIMIT))
                .singleElement()
                .extracting(Switch.Stop::by)
                .isEqualTo("ben");
    }

    @Test
    void shouldTellOfWhatWasStoppedWhileItDidNotWatch() {
        brake();
        watch.start();
        await().atMost(LIMIT).until(() -> told.size() == 1);
    }

    @Test
    void shouldTellAgainWhatCouldNotBeTold() {
        failures.set(1);
        watch.start();
        brake();
        await().atMost(LIMIT).until(() -> told.size() == 1);
        assertThat(told.getFirst().tenant()).isEqualTo("acme");
    }

    @Test
    void shouldTellOnceOfAStopWhoseNoticeIsLost() {
        StopWatch deaf = watch(Flux.just("").concatWith(Flux.never()), Duration.ofMillis(20));
        deaf.start();
        try {
            brake();
            await().atMost(LIMIT).until(() -> !told.isEmpty());
            automation.start("acme", "reset-password", "ben").block(LIMIT);
            await().atMost(LIMIT).until(() -> told.size() > 1);
        } finally {
            deaf.stop();
        }
        assertThat(told).extracting(Automation::stopped).containsExactly(true, false);
    }

    private StopWatch watch(Flux<String> notices, Duration every) {
        return new StopWatch(
                automation, notices, List.of("acme", "globex"), this::take, Clock.fixed(NOW, ZoneOffset.UTC), every);
    }

    private Mono<Void> take(Automation news) {
        return Mono.defer(() -> failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                ? Mono.error(new IllegalStateException("the broker is away"))
                : Mono.fromRunnable(() -> told.add(news)));
    }

    /// As the ledger's statement does when a run would be one too many.
    private void brake() {
        database.database()
                .sql("select remediation.stop_automation('acme', 'reset-password', 'the brake', 'too many', true)")
                .then()
                .block(LIMIT);
    }
}
