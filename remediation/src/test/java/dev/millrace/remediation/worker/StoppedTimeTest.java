package dev.millrace.remediation.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.brake.RestraintSettings;
import dev.millrace.remediation.brake.RestraintSettings.Freeze;
import dev.millrace.remediation.brake.Switch;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.tickets.remediation.RemediationOutcome.Deferred;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationOutcome.Succeeded;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// How much of the time that a run was stopped counts for its patience.
class StoppedTimeTest extends TwoSystems {
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    @Test
    void shouldCountTheTimeOnceThatAFreezeAndAStopHeldARun() {
        desk.automation().stop("acme", "both", "ben", "a rehearsal").block(LIMIT);
        Execute request = askedAnHourAgo();
        age("stop set at = at - interval '30 minutes'");
        Instant now = Instant.now();
        Freeze beside = new Freeze(
                now.minus(Duration.ofMinutes(30)),
                now.minus(Duration.ofMinutes(5)),
                List.of("switches"),
                "the year's end");
        desk.worker(PATIENCE, new RestraintSettings(List.of(beside), Map.of()), both);
        await().atMost(LIMIT).until(() -> reactions(request) == 1);
        system.goAway();
        desk.automation().start("acme", "both", "ben").block(LIMIT);
        await().atMost(LIMIT).until(() -> reactions(request) == 2);

        assertThat(desk.told(request).getLast())
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.reason())
                                .startsWith("switches is away; the run waited 30 min for it"));
    }

    @Test
    void shouldNotCountTheTimeOfTheBrakeAsWaitingForASystemWhereAPersonTookItsPlace() {
        brake();
        Execute request = askedAnHourAgo();
        age("job set created_at = now() - interval '30 minutes'");
        age("stop set at = at - interval '19 minutes'");
        desk.worker(PATIENCE, both);
        await().atMost(LIMIT).until(() -> reactions(request) == 1);
        desk.automation().stop("acme", "both", "ben", "it goes wrong").block(LIMIT);
        system.goAway();
        desk.automation().start("acme", "both", "ben").block(LIMIT);
        await().atMost(LIMIT).until(() -> reactions(request) == 2);
        system.comeBack();

        assertThat(desk.end(request)).isInstanceOf(Succeeded.class);
    }

    @Test
    void shouldHandARunToAPersonThatBrakeAndPersonStoppedOneAfterTheOther() {
        brake();
        Execute request = askedAnHourAgo();
        age("stop set at = at - interval '15 minutes'");
        Worker patient = desk.worker(PATIENCE, both);
        await().atMost(LIMIT).until(() -> reactions(request) == 1);
        desk.kill(patient);
        desk.automation().stop("acme", "both", "ben", "it goes wrong").block(LIMIT);
        desk.worker(Duration.ofMinutes(10), both);

        assertThat(((Failed) desk.endWithoutPauses(request)).reason()).startsWith("nobody let it go on for 15 min");
    }

    @Test
    void shouldNotCountTheTimeOfAStopAsWaitingForASystem() {
        stopAll();
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        age("job set created_at = created_at - interval '30 minutes'");
        age("stop set at = at - interval '19 minutes'");
        desk.worker(PATIENCE, both);
        await().atMost(LIMIT).until(() -> reactions(request) == 1);
        assertThat(desk.told(request))
                .singleElement()
                .isInstanceOfSatisfying(
                        Deferred.class,
                        waits ->
                                assertThat(waits.reason()).isEqualTo("all automation was stopped by ben: a rehearsal"));

        system.goAway();
        desk.automation().start(Switch.ALL, Switch.ALL, "ben").block(LIMIT);
        await().atMost(LIMIT).until(() -> reactions(request) == 2);
        system.comeBack();

        assertThat(desk.end(request)).isInstanceOf(Succeeded.class);
    }

    /// What still stands when one of two stops is ended holds on.
    @Test
    void shouldNotCountTheTimeOfTwoStopsTwice() {
        desk.automation().stop(Switch.ALL, "both", "ben", "a fault").block(LIMIT);
        stopAll();
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        age("job set created_at = created_at - interval '30 minutes'");
        age("stop set at = at - interval '6 minutes'");
        desk.worker(PATIENCE, both);
        await().atMost(LIMIT).until(() -> reactions(request) == 1);
        system.goAway();
        desk.automation().start(Switch.ALL, "both", "ben").block(LIMIT);
        await().atMost(LIMIT).until(this::isPutOff);
        desk.automation().start(Switch.ALL, Switch.ALL, "ben").block(LIMIT);

        assertThat(((Failed) desk.end(request)).reason()).startsWith("switches is away");
    }

    /// The one that was there first ends first.
    @Test
    void shouldNotCountTheTimeOfAStopThatEndsWhileAnotherHoldsAsWaitingForASystem() {
        desk.automation().stop(Switch.ALL, "both", "ben", "a fault").block(LIMIT);
        stopAll();
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        age("job set created_at = created_at - interval '30 minutes'");
        age("stop set at = at - interval '8 minutes'");
        age("stop set at = at - interval '10 minutes' where runbook = 'both'");
        desk.worker(PATIENCE, both);
        await().atMost(LIMIT).until(() -> reactions(request) == 1);
        system.goAway();
        desk.automation().start(Switch.ALL, "both", "ben").block(LIMIT);
        await().atMost(LIMIT).until(this::isPutOff);
        desk.automation().start(Switch.ALL, Switch.ALL, "ben").block(LIMIT);
        await().atMost(LIMIT).until(() -> reactions(request) == 2);
        system.comeBack();

        assertThat(desk.end(request)).isInstanceOf(Succeeded.class);
    }

    @Test
    void shouldCountTheTimeOfAStopOfAnotherRunbookAsWaitingForASystem() {
        desk.automation().stop(Switch.ALL, "alone", "ben", "a fault").block(LIMIT);
        desk.automation().stop(Switch.ALL, "both", "ben", "a fault").block(LIMIT);
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        age("job set created_at = created_at - interval '30 minutes'");
        age("stop set at = at - interval '6 minutes' where runbook = 'both'");
        age("stop set at = at - interval '29 minutes' where runbook = 'alone'");
        desk.worker(PATIENCE, both);
        await().atMost(LIMIT).until(() -> reactions(request) == 1);
        system.goAway();
        desk.automation().start(Switch.ALL, Switch.ALL, "ben").block(LIMIT);

        assertThat(((Failed) desk.end(request)).reason()).startsWith("switches is away");
    }

    @Test
    void shouldCountNeitherAFreezeNorAStopAfterItAsWaitingForASystem() {
        stopAll();
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        age("job set created_at = created_at - interval '60 minutes'");
        age("stop set at = at - interval '19 minutes'");
        Instant now = Instant.now();
        Freeze before = new Freeze(
                now.minus(Duration.ofMinutes(58)),
                now.minus(Duration.ofMinutes(30)),
                List.of("switches"),
                "the year's end");
        desk.worker(PATIENCE, new RestraintSettings(List.of(before), Map.of()), both);
        await().atMost(LIMIT).until(() -> reactions(request) == 1);
        system.goAway();
        desk.automation().start(Switch.ALL, Switch.ALL, "ben").block(LIMIT);
        await().atMost(LIMIT).until(() -> reactions(request) == 2);
        system.comeBack();

        assertThat(desk.end(request)).isInstanceOf(Succeeded.class);
    }

    @Test
    void shouldHandARunToAPersonThatNobodyLetsGoOn() {
        stopAll();
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        age("job set created_at = created_at - interval '30 minutes'");
        age("stop set at = at - interval '25 minutes'");
        desk.worker(PATIENCE, both);

        assertThat(((Failed) desk.end(request)).reason()).startsWith("nobody let it go on for 25 min");
    }

    private Execute askedAnHourAgo() {
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        age("job set created_at = created_at - interval '60 minutes'");
        return request;
    }

    private void brake() {
        desk.database()
                .sql("select remediation.stop_automation('acme', 'both', 'the brake', 'too many', true)")
                .then()
                .block(LIMIT);
    }

    private void stopAll() {
        desk.automation().stop(Switch.ALL, Switch.ALL, "ben", "a rehearsal").block(LIMIT);
    }

    /// Whether the only run has looked, and waits on.
    private boolean isPutOff() {
        return Boolean.TRUE.equals(desk.database()
                .sql("select not_before > now() and lease_owner is null as put_off from remediation.job")
                .map(row -> row.get("put_off", Boolean.class))
                .one()
                .block(LIMIT));
    }

    /// How often it was told to wait, or to have ended.
    private long reactions(Execute request) {
        return desk.told(request).stream()
                .filter(outcome -> outcome instanceof Deferred || TestDesk.isEnd(outcome))
                .count();
    }

    private void age(String change) {
        desk.database().sql("update remediation." + change).then().block(LIMIT);
    }
}
