package dev.millrace.remediation.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.brake.RestraintSettings;
import dev.millrace.remediation.brake.RestraintSettings.Freeze;
import dev.millrace.remediation.connector.BreakerState;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.ScriptedSystem.Fault;
import dev.millrace.tickets.metrics.DeskMetric;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationOutcome.Deferred;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationOutcome.Leftover;
import dev.millrace.tickets.remediation.RemediationOutcome.OfRun;
import dev.millrace.tickets.remediation.RemediationOutcome.Phase;
import dev.millrace.tickets.remediation.RemediationOutcome.StepDone;
import dev.millrace.tickets.remediation.RemediationOutcome.Succeeded;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import dev.millrace.tickets.remediation.WaitCause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/// What becomes of runs when outside systems fail, or are away.
class RunTest extends TwoSystems {
    private final Runbook alone = new Runbook("alone", List.of(second), run -> "It is on.");

    @Test
    void shouldTellEachPhaseInOrder() {
        desk.worker(both);
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        List<OfRun> told = desk.outcomes(request);
        assertThat(told).hasSize(7);
        assertThat(told.stream().map(OfRun::sequence)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(told.stream().limit(3).map(outcome -> ((StepDone) outcome).phase()))
                .containsExactly(Phase.CHECK, Phase.APPLY, Phase.VERIFY);
        assertThat(((Succeeded) told.getLast()).summary()).isEqualTo("Both are on.");
    }

    @Test
    void shouldOnlyNoteWhatIsSoAlready() {
        Execute request = Requests.automatic(1, "alone", "sender", "anna");
        other.put(second.item(request.runId()));
        desk.worker(alone);
        desk.ask(request);
        assertThat(desk.outcomes(request)).hasSize(2).last().isInstanceOf(Succeeded.class);
        assertThat(desk.journal(request)).containsExactly("second already");
        assertThat(other.effects(second.item(request.runId()))).isZero();
    }

    @Test
    void shouldTellInTheRunbooksOwnWordsThatItFailed() {
        system.fails("set", Fault.REFUSED);
        desk.worker(new Runbook("book", List.of(first), new Speaking()));
        Execute request = desk.ask(Requests.automatic(1, "book", "sender", "anna"));
        assertThat(((Failed) desk.end(request)).told()).isEqualTo("Sorry, anna@acme.example: first.");
    }

    /// Says where it failed.
    private record Speaking() implements Runbook.Closing {
        @Override
        public String summary(Run run) {
            return "";
        }

        @Override
        public String failed(Execute request, String step) {
            return "Sorry, %s: %s.".formatted(request.requester().address(), step);
        }
    }

    @Test
    void shouldWaitForASystemThatIsAwayAndTellItOnce() {
        system.goAway();
        desk.worker(both, alone);
        List<Execute> waiting = LongStream.rangeClosed(1, 10)
                .mapToObj(ticket -> desk.ask(Requests.automatic(ticket, "both", "sender", "anna")))
                .toList();
        await().until(() -> system.guard().state() == BreakerState.OPEN);

        // Other systems' work goes on.
        assertThat(desk.end(desk.ask(Requests.automatic(99, "alone", "sender", "anna"))))
                .isInstanceOf(Succeeded.class);

        await().until(() -> system.calls().stream().filter("probe "::equals).count() >= 2);
        assertThat(waiting)
                .allSatisfy(request -> assertThat(desk.told(request)).hasSize(1).allSatisfy(outcome -> {
                    assertThat(outcome).isInstanceOf(Deferred.class);
                    assertThat(((Deferred) outcome).connector()).isEqualTo("switches");
                    assertThat(((Deferred) outcome).cause()).isEqualTo(WaitCause.AWAY);
                }));

        system.comeBack();
        waiting.forEach(request -> assertThat(desk.end(request)).isInstanceOf(Succeeded.class));
        assertThat(waiting)
                .allSatisfy(request -> assertThat(desk.told(request).stream().filter(Deferred.class::isInstance))
                        .hasSize(1));
        await().until(() -> desk.breakers().stream()
                .map(DeskMetric.Breaker::state)
                .toList()
                .containsAll(List.of("OPEN", "HALF_OPEN", "CLOSED")));
    }

    @Test
    void shouldHandARunThatWaitedLongEnoughToAPerson() {
        system.goAway();
        desk.worker(Duration.ZERO, both);
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        Failed failed = (Failed) desk.end(request);
        assertThat(failed.reason()).startsWith("switches is away");
        assertThat(failed.undone()).isTrue();
    }

    @Test
    void shouldNotCountAFreezeOfOneSystemAsWaitingForAnother() {
        Instant now = Instant.now();
        Freeze over = new Freeze(now.minus(Duration.ofHours(1)), now, List.of("switches"), "an update");
        other.fails("set", Fault.AWAY);
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        desk.database()
                .sql("update remediation.job set created_at = created_at - interval '30 minutes'")
                .then()
                .block(LIMIT);
        desk.worker(Duration.ofMinutes(20), new RestraintSettings(List.of(over), Map.of()), both);
        assertThat(desk.end(request)).isInstanceOf(Succeeded.class);
    }

    @Test
    void shouldNotExcuseAnOutageWithAFreezeOfWhatTheRunNeverCameTo() {
        Instant now = Instant.now();
        Freeze yearsEnd = new Freeze(
                now.minus(Duration.ofHours(1)), now.plus(Duration.ofDays(20)), List.of("others"), "the year's end");
        system.goAway();
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        desk.database()
                .sql("update remediation.job set created_at = created_at - interval '30 minutes'")
                .then()
                .block(LIMIT);
        desk.worker(Duration.ofMinutes(20), new RestraintSettings(List.of(yearsEnd), Map.of()), both);
        assertThat(((Failed) desk.end(request)).reason()).startsWith("switches is away");
    }

    @Test
    void shouldGoOnClaimingAfterABurstOfWakesAndNotices() {
        Worker worker = desk.worker(both);
        Flux.range(0, 8)
                .parallel(8)
                .runOn(Schedulers.boundedElastic())
                .doOnNext(thread -> {
                    for (int wake = 0; wake < 1_000; wake++) {
                        worker.wake();
                    }
                })
                .then()
                .block(LIMIT);
        desk.database()
                .sql("select pg_notify('remediation_job', cast(n as text)) from generate_series(1, 1000) as n")
                .then()
                .block(LIMIT);
        assertThat(desk.end(desk.ask(Requests.automatic(1, "both", "sender", "anna"))))
                .isInstanceOf(Succeeded.class);
    }

    @Test
    void shouldHandARunThatCannotBeReadToAPerson() {
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        desk.database().sql("update remediation.job set request = '[1]'").then().block(LIMIT);
        desk.worker(both);
        Failed failed = (Failed) desk.end(request);
        assertThat(failed.reason()).startsWith("its request or journal cannot be read (UnreadableJson)");
        assertThat(failed.undone()).isTrue();
    }

    /// A worker before may have changed something.
    @Test
    void shouldNotSayThatNothingWasChangedWhereARunCannotBeReadAnyMore() {
        other.fails("set", Fault.AWAY);
        Worker before = desk.worker(both);
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        await().atMost(LIMIT).until(() -> desk.journal(request).contains("first done"));
        desk.kill(before);
        desk.database().sql("update remediation.job set request = '[1]'").then().block(LIMIT);
        desk.endLeases();
        desk.worker(both);
        Failed failed = (Failed) desk.end(request);
        assertThat(failed.undone()).isFalse();
        assertThat(failed.left())
                .containsExactly(new Leftover("run", "not known", "not known", "what it has changed cannot be read"));
    }

    @Test
    void shouldSayWhichRunbooksThereAre() {
        desk.worker(both, alone);
        RemediationOutcome end = desk.end(desk.ask(Requests.automatic(1, "none-such", "sender", "anna")));
        assertThat(((Failed) end).reason()).isEqualTo("there is no runbook 'none-such' here; there are [alone, both]");
    }
}
