package dev.millrace.remediation.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.brake.RestraintSettings;
import dev.millrace.remediation.brake.RestraintSettings.Freeze;
import dev.millrace.remediation.ledger.Job;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.ScriptedSystem.Fault;
import dev.millrace.remediation.testing.SwitchOn;
import dev.millrace.tickets.remediation.RemediationOutcome.Deferred;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationOutcome.Succeeded;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import dev.millrace.tickets.remediation.WaitCause;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Runs on one target, while one of them that has begun waits half-way.
class TurnsTest extends TwoSystems {
    private final Runbook lamp = new Runbook("lamp", List.of(new SwitchOn("lamp", system)), run -> "It is on.");
    private final Runbook radio = new Runbook("radio", List.of(second), run -> "It is on.");

    @Test
    void shouldHoldATargetUntilTheRunThatHasBegunEnds() {
        other.goAway();
        desk.worker(both, lamp);
        Execute begun = halfWay();
        Execute next = desk.ask(Requests.automatic(2, "lamp", "sender", "anna"));
        await().atMost(LIMIT).until(() -> !deferred(next).isEmpty());
        assertThat(deferred(next)).singleElement().satisfies(waits -> {
            assertThat(waits.cause()).isEqualTo(WaitCause.BEHIND);
            assertThat(waits.connector()).isEqualTo("another run on the same target");
            assertThat(waits.reason()).isEqualTo("another run on the same target (both) has begun and is to end first");
        });
        assertThat(desk.end(desk.ask(Requests.automatic(3, "lamp", "ben", "ben"))))
                .as("on another target")
                .isInstanceOf(Succeeded.class);
        assertThat(desk.journal(next)).isEmpty();

        other.comeBack();
        assertThat(desk.end(begun)).isInstanceOf(Succeeded.class);
        assertThat(desk.end(next)).isInstanceOf(Succeeded.class);
        assertThat(deferred(next)).as("told once").hasSize(1);
    }

    @Test
    void shouldTellThatAnotherRunHasNotEndedWhereOneIsGivenUpBehindIt() {
        other.goAway();
        desk.worker(Duration.ofMinutes(20), both, lamp);
        Execute begun = halfWay();
        Execute next = asked30MinutesAgo("lamp");
        Failed failed = (Failed) desk.end(next);
        assertThat(failed.reason())
                .isEqualTo("another run on the same target has not ended; the run waited 30 min for it"
                        + " (another run on the same target (both) has begun and is to end first)");
        assertThat(desk.told(begun)).noneMatch(TestDesk::isEnd);
    }

    @Test
    void shouldLoseNoPatienceBehindARunThatAFreezeHolds() {
        Instant now = Instant.now();
        RestraintSettings yearsEnd = new RestraintSettings(
                List.of(new Freeze(
                        now.minus(Duration.ofHours(1)), now.plus(Duration.ofDays(9)), List.of("others"), "a freeze")),
                Map.of());
        desk.worker(Duration.ofMinutes(20), yearsEnd, both, lamp);
        halfWay();
        Execute next = asked30MinutesAgo("lamp");
        await().atMost(LIMIT).until(() -> waits(next) >= 3);
        assertThat(desk.told(next)).hasOnlyElementsOfType(Deferred.class);
    }

    @Test
    void shouldHoldNoTargetForAChangeThatWasCertainlyNotTaken() {
        other.fails("set", times(60, Fault.AWAY));
        desk.worker(lamp, radio);
        Execute waiting = deferredOf(radio);
        assertThat(desk.end(desk.ask(Requests.automatic(2, "lamp", "sender", "anna"))))
                .isInstanceOf(Succeeded.class);
        assertThat(desk.told(waiting)).noneMatch(TestDesk::isEnd);
        assertThat(desk.journal(waiting)).startsWith("second begun", "second untaken");
    }

    @Test
    void shouldTellOnceThatAChangeWaitsThatIsNotTaken() {
        other.fails("set", times(4, Fault.AWAY));
        desk.worker(radio);
        Execute request = desk.ask(Requests.automatic(1, "radio", "sender", "anna"));
        assertThat(desk.endWithoutPauses(request)).isInstanceOf(Succeeded.class);
        assertThat(deferred(request)).hasSize(1);
        assertThat(desk.journal(request)).filteredOn("second untaken"::equals).hasSize(4);
        assertThat(other.effects(second.item(request.runId()))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT_BEFORE", "HANG_BEFORE"})
    void shouldHoldATargetThatAnUnansweredChangeMayHaveChangedThoughItIsNotTakenLater(Fault unanswered) {
        other.fails("set", unanswered).fails("set", times(60, Fault.AWAY));
        desk.worker(lamp, radio);
        Execute waiting = deferredOf(radio);
        Execute next = desk.ask(Requests.automatic(2, "lamp", "sender", "anna"));
        await().atMost(LIMIT).until(() -> !deferred(next).isEmpty());
        assertThat(deferred(next).getFirst().cause()).isEqualTo(WaitCause.BEHIND);
        assertThat(desk.journal(waiting)).doesNotContain("second untaken");
    }

    @Test
    void shouldHoldATargetForWhatWasChangedBeforeAChangeThatWasNotTaken() {
        other.fails("set", times(60, Fault.AWAY));
        desk.worker(lamp, both);
        Execute waiting = deferredOf(both);
        Execute next = desk.ask(Requests.automatic(2, "lamp", "sender", "anna"));
        await().atMost(LIMIT).until(() -> !deferred(next).isEmpty());
        assertThat(deferred(next).getFirst().cause()).isEqualTo(WaitCause.BEHIND);
        assertThat(desk.journal(waiting)).contains("first done", "second untaken");
    }

    @Test
    void shouldTakeNothingBackOfAChangeThatWasNotTaken() {
        other.fails("set", times(60, Fault.AWAY));
        desk.worker(Duration.ofMinutes(20), radio);
        Execute request = asked30MinutesAgo("radio");
        Failed failed = (Failed) desk.end(request);
        assertThat(failed.reason())
                .startsWith("others is away; the run waited 30 min for it")
                .doesNotContain("stays");
        assertThat(failed.left()).isEmpty();
        assertThat(desk.journal(request)).containsOnly("second begun", "second untaken");
    }

    private Execute deferredOf(Runbook runbook) {
        Execute request = desk.ask(Requests.automatic(1, runbook.id(), "sender", "anna"));
        await().atMost(LIMIT).until(() -> !deferred(request).isEmpty());
        return request;
    }

    private static Fault[] times(int count, Fault fault) {
        return Collections.nCopies(count, fault).toArray(Fault[]::new);
    }

    private Execute halfWay() {
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        await().atMost(LIMIT).until(() -> !deferred(request).isEmpty());
        assertThat(desk.journal(request)).contains("first done");
        return request;
    }

    private Execute asked30MinutesAgo(String runbook) {
        Execute request = Requests.automatic(2, runbook, "sender", "anna");
        desk.database()
                .inTransaction(desk.added(request)
                        .then(desk.database()
                                .sql("update remediation.job set created_at = created_at - interval '30 minutes'"
                                        + " where key = :key")
                                .bind("key", request.runId())
                                .then()))
                .block(LIMIT);
        return request;
    }

    private int waits(Execute request) {
        return desk.database()
                .sql("select waits from remediation.job where key = :key and waits_for = :other")
                .bind("key", request.runId())
                .bind("other", Job.ANOTHER_RUN)
                .map(row -> row.get("waits", Integer.class))
                .one()
                .defaultIfEmpty(0)
                .block(LIMIT);
    }

    private List<Deferred> deferred(Execute request) {
        return desk.told(request).stream()
                .filter(Deferred.class::isInstance)
                .map(Deferred.class::cast)
                .toList();
    }
}
