package dev.millrace.remediation.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.brake.FreezeWatch;
import dev.millrace.remediation.brake.Freezes;
import dev.millrace.remediation.brake.Restraint;
import dev.millrace.remediation.brake.RestraintSettings;
import dev.millrace.remediation.brake.RestraintSettings.Freeze;
import dev.millrace.remediation.brake.SharedPace;
import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.ScriptedSystem;
import dev.millrace.remediation.testing.SwitchOn;
import dev.millrace.tickets.remediation.RemediationOutcome.Deferred;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationOutcome.Succeeded;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import dev.millrace.tickets.remediation.WaitCause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Freezes that are declared while workers run.
class FreezeTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ScriptedSystem system = new ScriptedSystem("switches", GuardSettings.defaults());
    private final SwitchOn lamp = new SwitchOn("lamp", system);
    private final List<FreezeWatch> watches = new ArrayList<>();
    private TestDesk desk;
    private Restraint watched;
    private Freezes freezes;

    @BeforeEach
    void start() {
        desk = new TestDesk(system);
        freezes = new Freezes(desk.database());
    }

    @AfterEach
    void stop() {
        watches.forEach(FreezeWatch::stop);
        desk.close();
    }

    @Test
    void shouldHaveWorkWaitAndSaySoUntilTheFreezeIsLifted() {
        worker();
        Instant until = Instant.now().plus(Duration.ofDays(3));
        assertThat(desk.end(ask(1))).as("before").isInstanceOf(Succeeded.class);
        freezes.declare(Freezes.ALL, "switches", until, "ben", "the year's end").block(LIMIT);
        assertThat(freezes.standing().block(LIMIT)).singleElement().satisfies(declared -> {
            assertThat(declared.connector()).isEqualTo("switches");
            assertThat(declared.reason()).isEqualTo("the year's end (declared by ben)");
        });
        await().atMost(LIMIT).until(() -> !held().isEmpty());

        Execute request = ask(2);
        await().atMost(LIMIT).until(() -> !deferred(request).isEmpty());
        assertThat(deferred(request)).singleElement().satisfies(waits -> {
            assertThat(waits.cause()).isEqualTo(WaitCause.FROZEN);
            assertThat(waits.reason())
                    .startsWith("switches is not changed until ")
                    .endsWith(": the year's end (declared by ben)");
        });
        assertThat(system.has(lamp.item(request.runId()))).isFalse();

        assertThat(freezes.lift(Freezes.ALL, "switches", "chloe").block(LIMIT)).isEqualTo(1);
        assertThat(desk.end(request)).isInstanceOf(Succeeded.class);
        assertThat(freezes.standing().block(LIMIT)).isEmpty();
        assertThat(freezes.lift(Freezes.ALL, Freezes.ALL, "chloe").block(LIMIT)).isZero();
    }

    @Test
    void shouldHoldForWorkersThatStartLaterAndForAllConnectors() {
        freezes.declare(Freezes.ALL, Freezes.ALL, Instant.now().plus(Duration.ofDays(3)), "ben", "an update")
                .block(LIMIT);
        worker();
        Execute request = ask(1);
        await().atMost(LIMIT)
                .until(() -> deferred(request).stream()
                        .anyMatch(waits -> waits.reason().endsWith(": an update (declared by ben)")));
        assertThat(system.has(lamp.item(request.runId()))).isFalse();
        freezes.lift(Freezes.ALL, Freezes.ALL, "ben").block(LIMIT);
        assertThat(desk.end(request)).isInstanceOf(Succeeded.class);
    }

    /// As by a connection whose other end is gone.
    @Test
    void shouldHoldThoughItsNoticeIsLost() {
        watch(Flux.just("").concatWith(Flux.never()), Duration.ofMillis(50));
        freezes.declare(Freezes.ALL, "switches", Instant.now().plus(Duration.ofDays(3)), "ben", "an update")
                .block(LIMIT);
        await().atMost(LIMIT).until(() -> held().endsWith(": an update (declared by ben)"));
        freezes.lift(Freezes.ALL, "switches", "ben").block(LIMIT);
        await().atMost(LIMIT).until(() -> held().isEmpty());
    }

    /// Each was declared for a reason of its own.
    @Test
    void shouldLiftTheFreezeOfAllSystemsWithoutThatOfOne() {
        worker();
        Instant until = Instant.now().plus(Duration.ofDays(3));
        freezes.declare(Freezes.ALL, Freezes.ALL, until, "ben", "the year's end")
                .block(LIMIT);
        freezes.declare(Freezes.ALL, "switches", until, "chloe", "an update").block(LIMIT);
        assertThat(freezes.lift(Freezes.ALL, Freezes.ALL, "ben").block(LIMIT)).isEqualTo(1);
        assertThat(freezes.standing().block(LIMIT))
                .extracting(Freezes.Declared::connector)
                .containsExactly("switches");
        await().atMost(LIMIT).until(() -> held().endsWith(": an update (declared by chloe)"));
        assertThat(freezes.lift(Freezes.ALL, "switches", "ben").block(LIMIT)).isEqualTo(1);
        await().atMost(LIMIT).until(() -> held().isEmpty());
    }

    @Test
    void shouldHoldWhatIsTakenBackToo() {
        Execute request = heldOnItsWayBack();
        freezes.lift(Freezes.ALL, "switches", "ben").block(LIMIT);
        assertThat(((Failed) desk.end(request)).undone()).isTrue();
        assertThat(system.has(lamp.item(request.runId()))).isFalse();
    }

    @Test
    void shouldTakeBackAllTheSameWhereAPersonWantsIt() {
        Execute request = heldOnItsWayBack();
        assertThat(desk.automation().cancel(request.runId(), "ben").block(LIMIT))
                .as("it ends already")
                .isFalse();
        assertThat(desk.automation().takeBackAtOnce(request.runId(), "ben").block(LIMIT))
                .isTrue();
        assertThat(((Failed) desk.end(request)).undone()).isTrue();
        assertThat(system.has(lamp.item(request.runId()))).isFalse();
        assertThat(held()).as("the freeze holds on").isNotEmpty();
    }

    /// It would find to be there already what the other is to take back.
    @Test
    void shouldHaveTheNextRunOnTheSameAccountWaitAndSaySoUntilWhatIsHeldWasTakenBack() {
        Execute request = heldOnItsWayBack();
        Execute next = ask(2);
        await().atMost(LIMIT).until(() -> !deferred(next).isEmpty());
        assertThat(deferred(next)).singleElement().satisfies(waits -> {
            assertThat(waits.connector()).isEqualTo("another run on the same target");
            assertThat(waits.reason())
                    .isEqualTo("another run on the same target (lamps) has begun and is to end first");
        });
        assertThat(desk.journal(next)).isEmpty();
        freezes.lift(Freezes.ALL, "switches", "ben").block(LIMIT);
        assertThat(((Failed) desk.end(request)).undone()).isTrue();
        await().atMost(LIMIT).until(() -> desk.journal(next).contains("lamp done"));
    }

    /// A freeze uses up nobody's patience, whatever used it up before.
    @Test
    void shouldHoldWhatIsTakenBackByARunThatWasGivenUp() {
        ScriptedSystem other = new ScriptedSystem("others", GuardSettings.defaults());
        other.goAway();
        watch(desk.notices("remediation_freeze"), Duration.ofHours(1));
        desk.worker(
                Duration.ofMinutes(20),
                watched,
                new Runbook("lamps", List.of(lamp, new SwitchOn("next", other)), run -> ""));
        Execute request = ask(1);
        await().atMost(LIMIT).until(() -> desk.journal(request).contains("lamp done"));
        freezes.declare(Freezes.ALL, "switches", Instant.now().plus(Duration.ofDays(3)), "ben", "the year's end")
                .block(LIMIT);
        await().atMost(LIMIT).until(() -> !held().isEmpty());
        desk.database()
                .sql("update remediation.job set created_at = created_at - interval '1 hour'")
                .then()
                .block(LIMIT);
        await().atMost(LIMIT)
                .until(() -> deferred(request).stream()
                        .anyMatch(waits -> waits.reason().endsWith(": the year's end (declared by ben)")));
        assertThat(desk.told(request)).noneMatch(TestDesk::isEnd);
        assertThat(system.has(lamp.item(request.runId()))).isTrue();
    }

    @Test
    void shouldGoOnAfterARestartWithoutAFreezeOfTheSettings() {
        Instant now = Instant.now();
        RestraintSettings yearsEnd = new RestraintSettings(
                List.of(new Freeze(now, now.plus(Duration.ofDays(9)), List.of("switches"), "the year's end")),
                Map.of());
        Runbook lamps = new Runbook("lamps", List.of(lamp), run -> "It is on.");
        Worker frozen = desk.worker(Duration.ofHours(1), yearsEnd, lamps);
        Execute request = ask(1);
        await().atMost(LIMIT).until(() -> !deferred(request).isEmpty());
        desk.stop(frozen);
        desk.worker(Duration.ofHours(1), RestraintSettings.none(), lamps);
        assertThat(desk.end(request)).isInstanceOf(Succeeded.class);
    }

    @Test
    void shouldHoldForOneTenantAlone() {
        worker();
        freezes.declare("globex", "switches", Instant.now().plus(Duration.ofDays(3)), "ben", "a merger")
                .block(LIMIT);
        await().atMost(LIMIT).until(() -> held("globex").endsWith(": a merger (declared by ben)"));
        assertThat(desk.end(ask(1))).as("another's").isInstanceOf(Succeeded.class);
        assertThat(freezes.lift(Freezes.ALL, "switches", "ben").block(LIMIT)).isZero();
        assertThat(freezes.lift("globex", "switches", "ben").block(LIMIT)).isEqualTo(1);
        await().atMost(LIMIT).until(() -> held("globex").isEmpty());
    }

    @Test
    void shouldEndByItself() {
        worker();
        freezes.declare(Freezes.ALL, "switches", Instant.now().plusSeconds(1), "ben", "a moment")
                .block(LIMIT);
        assertThat(desk.end(ask(1))).isInstanceOf(Succeeded.class);
    }

    @Test
    void shouldRefuseAFreezeThatIsOverAlready() {
        assertThatThrownBy(() -> freezes.declare(
                                Freezes.ALL, "switches", Instant.now().minusSeconds(1), "ben", "late")
                        .block(LIMIT))
                .hasMessageContaining("must end later than now");
    }

    /// A run that was cancelled half-way, and a freeze of what it has changed.
    private Execute heldOnItsWayBack() {
        ScriptedSystem other = new ScriptedSystem("others", GuardSettings.defaults());
        other.goAway();
        watch(desk.notices("remediation_freeze"), Duration.ofHours(1));
        desk.worker(
                Duration.ofHours(1),
                watched,
                new Runbook("lamps", List.of(lamp, new SwitchOn("next", other)), run -> ""));
        Execute request = ask(1);
        await().atMost(LIMIT).until(() -> desk.journal(request).contains("lamp done"));
        freezes.declare(Freezes.ALL, "switches", Instant.now().plus(Duration.ofDays(3)), "ben", "the year's end")
                .block(LIMIT);
        await().atMost(LIMIT).until(() -> !held().isEmpty());
        desk.automation().cancel(request.runId(), "chloe").block(LIMIT);

        await().atMost(LIMIT)
                .until(() -> deferred(request).stream()
                        .anyMatch(waits -> waits.reason().endsWith(": the year's end (declared by ben)")));
        assertThat(system.has(lamp.item(request.runId()))).isTrue();
        assertThat(desk.journal(request)).doesNotContain("lamp undoing");
        return request;
    }

    /// Why nothing may be changed now; empty where it may.
    private String held() {
        return held("acme");
    }

    private String held(String tenant) {
        return watched.beforeChange(tenant, "switches")
                .thenReturn("")
                .onErrorResume(ConnectorAway.class, away -> Mono.just(away.reason()))
                .block(LIMIT);
    }

    private void worker() {
        watch(desk.notices("remediation_freeze"), Duration.ofHours(1));
        desk.worker(Duration.ofHours(1), watched, new Runbook("lamps", List.of(lamp), run -> "It is on."));
    }

    private void watch(Flux<String> notices, Duration every) {
        watched = Restraint.watched(RestraintSettings.none(), Clock.systemUTC(), new SharedPace(desk.database()));
        FreezeWatch watch = new FreezeWatch(freezes, notices, watched, Set.of("switches"), every);
        watches.add(watch);
        watch.start();
        await().atMost(LIMIT).until(() -> !held().startsWith("it is not known yet"));
    }

    private Execute ask(long ticket) {
        return desk.ask(Requests.automatic(ticket, "lamps", "sender", "anna"));
    }

    private List<Deferred> deferred(Execute request) {
        return desk.told(request).stream()
                .filter(Deferred.class::isInstance)
                .map(Deferred.class::cast)
                .toList();
    }
}
