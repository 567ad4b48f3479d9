package dev.millrace.remediation.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.brake.BrakeSettings;
import dev.millrace.remediation.brake.Switch;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.testing.Altered;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.ScriptedSystem;
import dev.millrace.remediation.testing.SwitchOn;
import dev.millrace.tickets.remediation.RemediationOutcome.Deferred;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationOutcome.Succeeded;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import dev.millrace.tickets.remediation.WaitCause;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What holds automation back, over several workers.
class BrakeTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int MOST = 5;

    private final ScriptedSystem system = new ScriptedSystem("switches", quick());
    private final ScriptedSystem other = new ScriptedSystem("others", quick());
    private final SwitchOn first = new SwitchOn("first", system);
    private final SwitchOn second = new SwitchOn("second", other);
    private final Runbook both = new Runbook("both", List.of(first, second), run -> "Both are on.");
    private final Runbook alone = new Runbook("alone", List.of(first), run -> "It is on.");
    private final TestDesk desk =
            new TestDesk(new BrakeSettings(MOST, Duration.ofHours(1), Map.of("alone", 0)), system, other);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void shouldStopARunbookThatActsTooOftenAndAskAPerson() {
        desk.worker(both, alone);
        desk.worker(both, alone);
        List<Execute> burst = burst(30);
        await().atMost(LIMIT).until(() -> burst.stream().filter(this::isWaiting).count() == 30 - MOST);
        assertThat(burst.stream().filter(this::hasSucceeded)).hasSize(MOST);
        assertThat(burst.stream().filter(this::isWaiting)).allSatisfy(request -> {
            assertThat(system.effects(first.item(request.runId()))).isZero();
            assertThat(desk.told(request).stream().filter(Deferred.class::isInstance))
                    .singleElement()
                    .satisfies(told -> assertThat(((Deferred) told).reason())
                            .isEqualTo("both was stopped by the brake: more than 5 runs of both within 3600 s"));
        });
        assertThat(desk.automation().stops().block(LIMIT)).singleElement().satisfies(stop -> {
            assertThat(stop.tenant()).isEqualTo("acme");
            assertThat(stop.runbook()).isEqualTo("both");
        });

        // Other runbooks go on, and a person may let this one go on too, up to the brake again.
        assertThat(desk.end(desk.ask(Requests.automatic(99, "alone", "sender", "p99"))))
                .isInstanceOf(Succeeded.class);
        assertThat(desk.automation().start("acme", "both", "ben").block(LIMIT)).isEqualTo(1);
        await().atMost(LIMIT)
                .until(() -> burst.stream().filter(this::hasSucceeded).count() == 2 * MOST);
    }

    @Test
    void shouldNotHaltARunHalfwayThatHasWaitedLongerThanTheWindow() {
        Execute early = waitingForItsSecondStep();
        longAgo();
        List<Execute> burst = burst(MOST);
        await().atMost(LIMIT).until(() -> burst.stream().allMatch(this::isWaiting));
        other.comeBack();

        assertThat(desk.end(early)).isInstanceOf(Succeeded.class);
        await().atMost(LIMIT).until(() -> burst.stream().allMatch(this::hasSucceeded));
        assertThat(desk.automation().stops().block(LIMIT)).isEmpty();
    }

    @Test
    void shouldNotHaltARunHalfwayThatWasUnderWayWhenAPersonLetTheRunbookGoOn() {
        Execute early = waitingForItsSecondStep();
        stopAll();
        desk.automation().start(Switch.ALL, Switch.ALL, "ben").block(LIMIT);
        List<Execute> burst = burst(MOST);
        await().atMost(LIMIT).until(() -> burst.stream().allMatch(this::isWaiting));
        other.comeBack();

        assertThat(desk.end(early)).isInstanceOf(Succeeded.class);
        await().atMost(LIMIT).until(() -> burst.stream().allMatch(this::hasSucceeded));
    }

    @Test
    void shouldNotCountWhatLiesBeforeTheWindow() {
        desk.worker(both);
        burst(MOST).forEach(request -> assertThat(desk.end(request)).isInstanceOf(Succeeded.class));
        longAgo();

        assertThat(desk.end(desk.ask(Requests.automatic(99, "both", "sender", "p99"))))
                .isInstanceOf(Succeeded.class);
    }

    @Test
    void shouldNotTouchTheOutsideWhileAutomationIsStopped() {
        stopAll();
        desk.worker(both);
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        await().atMost(LIMIT).until(() -> isWaiting(request));
        assertThat(system.calls()).isEmpty();
        assertThat(((Deferred) desk.told(request).getFirst()).cause()).isEqualTo(WaitCause.STOPPED);
        assertThat(((Deferred) desk.told(request).getFirst()).reason())
                .isEqualTo("all automation was stopped by ben: a rehearsal");

        desk.automation().start(Switch.ALL, Switch.ALL, "ben").block(LIMIT);
        assertThat(desk.end(request)).isInstanceOf(Succeeded.class);
    }

    @Test
    void shouldBeginNoFurtherChangeInARunUnderWay() {
        other.goAway();
        desk.worker(both);
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        await().atMost(LIMIT).until(() -> isWaiting(request));
        assertThat(system.effects(first.item(request.runId()))).isEqualTo(1);
        stopAll();
        other.comeBack();
        await().atMost(LIMIT)
                .until(() -> desk.told(request).stream()
                                .filter(Deferred.class::isInstance)
                                .count()
                        == 2);
        assertThat(other.effects(second.item(request.runId()))).isZero();

        desk.automation().start(Switch.ALL, Switch.ALL, "ben").block(LIMIT);
        assertThat(desk.end(request)).isInstanceOf(Succeeded.class);
        assertThat(system.effects(first.item(request.runId()))).isEqualTo(1);
    }

    @Test
    void shouldBeginNoFurtherChangeWhereAPersonStopsWhatTheBrakeHasStopped() {
        Execute early = waitingForItsSecondStep();
        List<Execute> burst = burst(2 * MOST);
        await().atMost(LIMIT)
                .until(() -> desk.automation().stops().block(LIMIT).stream()
                        .anyMatch(stop -> stop.by().equals("the brake")));
        desk.automation().stop("acme", "both", "ben", "it goes wrong").block(LIMIT);
        other.comeBack();
        await().atMost(LIMIT).until(() -> told(early).contains("both was stopped by ben: it goes wrong"));
        assertThat(other.effects(second.item(early.runId()))).isZero();
        assertThat(burst).noneMatch(this::hasSucceeded);
    }

    @Test
    void shouldRefuseAChangeInTheSameTransactionThatWouldNoteIt() {
        // The stop comes between the look and the change.
        Change stopped = Altered.look(
                first,
                look -> look.delayUntil(_ -> desk.automation().stop(Switch.ALL, Switch.ALL, "ben", "a rehearsal")));
        desk.worker(new Runbook("both", List.of(stopped, second), run -> ""));
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        await().atMost(LIMIT).until(() -> isWaiting(request));
        assertThat(system.effects(first.item(request.runId()))).isZero();
        assertThat(desk.journal(request)).isEmpty();
    }

    @Test
    void shouldTakeBackWhatACancelledRunChanged() {
        other.goAway();
        desk.worker(both);
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        await().atMost(LIMIT).until(() -> isWaiting(request));
        assertThat(system.has(first.item(request.runId()))).isTrue();
        assertThat(desk.automation().cancel(request.runId(), "ben").block(LIMIT))
                .isTrue();
        Failed failed = (Failed) desk.end(request);
        assertThat(failed.reason()).isEqualTo("the run was cancelled by ben");
        assertThat(failed.undone()).isTrue();
        assertThat(system.has(first.item(request.runId()))).isFalse();
        assertThat(desk.automation().cancel(request.runId(), "ben").block(LIMIT))
                .isFalse();
    }

    @Test
    void shouldTakeBackWhatARunChangedThatIsCancelledDuringItsLastStep() {
        Execute request = Requests.automatic(1, "both", "sender", "anna");
        Change cancelled = Altered.proof(
                second, proof -> proof.delayUntil(_ -> desk.automation().cancel(request.runId(), "ben")));
        desk.worker(new Runbook("both", List.of(first, cancelled), run -> "Both are on."));
        desk.ask(request);
        Failed failed = (Failed) desk.end(request);
        assertThat(failed.reason()).isEqualTo("the run was cancelled by ben");
        assertThat(failed.undone()).isTrue();
        assertThat(system.has(first.item(request.runId()))).isFalse();
        assertThat(other.has(second.item(request.runId()))).isFalse();
        assertThat(desk.journal(request)).contains("second done").endsWith("first undoing", "first undone");
    }

    /// Taking back is a change, too.
    @Test
    void shouldTakeNothingBackWhatAPersonStopsWhileTheRunFails() {
        other.fails("set", ScriptedSystem.Fault.REFUSED);
        Change stopped = Altered.making(
                second,
                making -> desk.automation()
                        .stop(Switch.ALL, Switch.ALL, "ben", "a rehearsal")
                        .then(making));
        desk.worker(new Runbook("both", List.of(first, stopped), run -> ""));
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        await().atMost(LIMIT).until(() -> isWaiting(request) || hasEnded(request));
        assertThat(told(request)).containsExactly("all automation was stopped by ben: a rehearsal");
        assertThat(system.has(first.item(request.runId()))).isTrue();
        assertThat(desk.journal(request)).doesNotContain("first undoing");

        desk.automation().start(Switch.ALL, Switch.ALL, "ben").block(LIMIT);
        assertThat(((Failed) desk.end(request)).undone()).isTrue();
        assertThat(system.has(first.item(request.runId()))).isFalse();
    }

    @Test
    void shouldTakeNothingBackOfWhatWaitedForThatWhenAPersonStoppedIt() {
        other.fails("set", ScriptedSystem.Fault.REFUSED);
        Change away = Altered.making(second, making -> making.doOnError(_ -> system.goAway()));
        desk.worker(new Runbook("both", List.of(first, away), run -> ""));
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        await().atMost(LIMIT).until(() -> isWaiting(request));
        stopAll();
        system.comeBack();
        await().atMost(LIMIT).until(() -> told(request).size() == 2 || hasEnded(request));
        assertThat(told(request)).last().isEqualTo("all automation was stopped by ben: a rehearsal");
        assertThat(system.has(first.item(request.runId()))).isTrue();

        assertThat(desk.automation().cancel(request.runId(), "ben").block(LIMIT))
                .isTrue();
        assertThat(((Failed) desk.end(request)).undone()).isTrue();
        assertThat(system.has(first.item(request.runId()))).isFalse();
    }

    @Test
    void shouldTakeBackACancelledRunThoughAutomationIsStopped() {
        other.goAway();
        desk.worker(both);
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        await().atMost(LIMIT).until(() -> isWaiting(request));
        stopAll();
        assertThat(desk.automation().cancel(request.runId(), "ben").block(LIMIT))
                .isTrue();

        Failed failed = (Failed) desk.end(request);

        assertThat(failed.undone()).isTrue();
        assertThat(system.has(first.item(request.runId()))).isFalse();
    }

    @Test
    void shouldNotCallARunUndoneWhoseStepsAreKnownNoMore() {
        other.goAway();
        Worker before = desk.worker(both);
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        await().atMost(LIMIT).until(() -> isWaiting(request));
        desk.kill(before);
        desk.worker(alone);
        other.comeBack();

        Failed failed = (Failed) desk.end(request);

        assertThat(failed.reason()).contains("there is no runbook 'both' here");
        assertThat(failed.undone()).isFalse();
        assertThat(system.has(first.item(request.runId()))).isTrue();
    }

    /// A run that has made its first change and waits for the system of its second.
    private Execute waitingForItsSecondStep() {
        other.goAway();
        desk.worker(both);
        Execute request = desk.ask(Requests.automatic(100, "both", "sender", "early"));
        await().atMost(LIMIT).until(() -> isWaiting(request));
        assertThat(system.effects(first.item(request.runId()))).isEqualTo(1);
        return request;
    }

    /// As if all runs had begun two windows ago.
    private void longAgo() {
        desk.database()
                .sql("update remediation.begun set at = at - interval '2 hours'")
                .then()
                .block(LIMIT);
    }

    private void stopAll() {
        desk.automation().stop(Switch.ALL, Switch.ALL, "ben", "a rehearsal").block(LIMIT);
    }

    private List<Execute> burst(int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(ticket -> desk.ask(Requests.automatic(ticket, "both", "sender", "p" + ticket)))
                .toList();
    }

    private List<String> told(Execute request) {
        return desk.told(request).stream()
                .filter(Deferred.class::isInstance)
                .map(outcome -> ((Deferred) outcome).reason())
                .toList();
    }

    private boolean isWaiting(Execute request) {
        return desk.told(request).stream().anyMatch(Deferred.class::isInstance);
    }

    private boolean hasEnded(Execute request) {
        return desk.told(request).stream().anyMatch(TestDesk::isEnd);
    }

    private boolean hasSucceeded(Execute request) {
        return desk.told(request).stream().anyMatch(Succeeded.class::isInstance);
    }

    private static GuardSettings quick() {
        return new GuardSettings(
                Duration.ofMillis(300), 2, Duration.ofMillis(5), 4, 2, 50, Duration.ofMillis(100), 2, 32);
    }
}
