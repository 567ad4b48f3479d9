package dev.millrace.remediation.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.brake.RestraintSettings;
import dev.millrace.remediation.brake.RestraintSettings.Freeze;
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
