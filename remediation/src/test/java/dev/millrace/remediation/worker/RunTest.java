package dev.millrace.remediation.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.brake.RestraintSettings;
import dev.millrace.remediation.brake.RestraintSettings.Freeze;
import dev.millrace.remediation.connector.BreakerState;
import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.runbook.Look;
import dev.millrace.remediation.runbook.Looked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.ScriptedSystem;
import dev.millrace.remediation.testing.ScriptedSystem.Fault;
import dev.millrace.remediation.testing.SwitchOn;
import dev.millrace.tickets.metrics.DeskMetric;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationOutcome.Deferred;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationOutcome.OfRun;
import dev.millrace.tickets.remediation.RemediationOutcome.Phase;
import dev.millrace.tickets.remediation.RemediationOutcome.StepDone;
import dev.millrace.tickets.remediation.RemediationOutcome.Succeeded;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// What becomes of runs when outside systems fail.
class RunTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final ScriptedSystem system = new ScriptedSystem("switches", quick());
    private final ScriptedSystem other = new ScriptedSystem("others", quick());
    private final SwitchOn first = new SwitchOn("first", system);
    private final SwitchOn second = new SwitchOn("second", other);
    private final Runbook both = new Runbook("both", List.of(first, second), run -> "Both are on.");
    private final Runbook alone = new Runbook("alone", List.of(second), run -> "It is on.");
    private final TestDesk desk = new TestDesk(system, other);

    @AfterEach
    void close() {
        desk.close();
    }

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
    void shouldTakeBackNewestFirstWhenAStepIsRefused() {
        SwitchOn third = new SwitchOn("third", system);
        Runbook three = new Runbook("three", List.of(first, second, third), run -> "All are on.");
        Execute request = Requests.automatic(1, "three", "sender", "anna");
        system.fails("set", Fault.NONE, Fault.REFUSED);
        desk.worker(three);
        desk.ask(request);

        Failed failed = (Failed) desk.end(request);
        assertThat(failed.step()).isEqualTo("third");
        assertThat(failed.reason()).isEqualTo("switches says no");
        assertThat(failed.undone()).isTrue();
        assertThat(system.has(first.item(request.runId()))).isFalse();
        assertThat(other.has(second.item(request.runId()))).isFalse();
        assertThat(desk.journal(request))
                .containsExactly(
                        "first begun",
                        "first done",
                        "second begun",
                        "second done",
                        "third begun",
                        "third undone",
                        "second undoing",
                        "second undone",
                        "first undoing",
                        "first undone");
    }

    @Test
    void shouldSayWhatCouldNotBeTakenBack() {
        SwitchOn stays = new SwitchOn("stays", system, false);
        Runbook book = new Runbook("book", List.of(stays, second), run -> "");
        other.fails("set", Fault.DEFECT);
        desk.worker(book);
        Execute request = desk.ask(Requests.automatic(1, "book", "sender", "anna"));
        Failed failed = (Failed) desk.end(request);
        assertThat(failed.undone()).isFalse();
        assertThat(failed.reason()).contains("defective");
        assertThat(desk.told(request).stream()
                        .filter(outcome -> outcome instanceof StepDone done && done.phase() == Phase.UNDO))
                .singleElement()
                .extracting(outcome -> ((StepDone) outcome).detail())
                .isEqualTo("not taken back: this switch stays");
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
    void shouldTakeBackWhatItCanThoughALookIsRefusedMeanwhile() {
        Runbook book = new Runbook("book", List.of(new LooksOnce(other), first, second), run -> "");
        other.fails("set", Fault.REFUSED);
        desk.worker(book);
        Execute request = desk.ask(Requests.automatic(1, "book", "sender", "anna"));
        Failed failed = (Failed) desk.end(request);
        assertThat(failed.reason()).isEqualTo("others says no");
        assertThat(failed.undone()).isTrue();
        assertThat(system.has(first.item(request.runId()))).isFalse();
    }

    /// Finds something the first time, and is refused ever after.
    private record LooksOnce(ScriptedSystem system, AtomicInteger looks) implements Look {
        LooksOnce(ScriptedSystem system) {
            this(system, new AtomicInteger());
        }

        @Override
        public String name() {
            return "look-once";
        }

        @Override
        public String connector() {
            return system.name();
        }

        @Override
        public Mono<Looked> look(Run run) {
            return looks.getAndIncrement() == 0
                    ? Mono.just(new Looked.Found(State.of("it is there")))
                    : Mono.error(new ConnectorRefused(system.name(), "it is gone", null));
        }
    }

    @Test
    void shouldNotTakeBackWhatItDidNotDo() {
        Execute request = Requests.automatic(1, "both", "sender", "anna");
        system.put(first.item(request.runId()));
        other.fails("set", Fault.REFUSED);
        desk.worker(both);
        desk.ask(request);
        assertThat(((Failed) desk.end(request)).undone()).isTrue();
        assertThat(system.has(first.item(request.runId()))).isTrue();
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
    void shouldWaitWithTakingBackWhenTheSystemIsAway() {
        Execute request = Requests.automatic(1, "both", "sender", "anna");
        other.fails("set", Fault.REFUSED);
        system.fails("reset", Fault.AWAY, Fault.AWAY);
        desk.worker(both);
        desk.ask(request);
        assertThat(((Failed) desk.end(request)).undone()).isTrue();
        assertThat(system.has(first.item(request.runId()))).isFalse();
        assertThat(system.effects(first.item(request.runId()))).isEqualTo(1);
    }

    @Test
    void shouldNotMakeAChangeAgainThatTakesEffectAfterItsTimeWasOver() {
        assertMadeOnceThough(Fault.LATE);
    }

    @Test
    void shouldNotMakeAChangeAgainThatTakesEffectAfterItsConnectionWasCut() {
        assertMadeOnceThough(Fault.CUT_LATE);
    }

    private void assertMadeOnceThough(Fault fault) {
        Execute request = Requests.automatic(1, "both", "sender", "anna");
        system.fails("set", fault);
        desk.worker(both);
        desk.ask(request);
        assertThat(desk.end(request)).isInstanceOf(Succeeded.class);
        assertThat(system.effects(first.item(request.runId()))).isEqualTo(1);
        assertThat(desk.told(request).stream().filter(Deferred.class::isInstance))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"HANG_BEFORE", "CUT_BEFORE"})
    void shouldHandAChangeThatNobodyEverAnswersToAPerson(Fault fault) {
        ScriptedSystem mute = tireless("mute");
        SwitchOn step = new SwitchOn("mute", mute);
        mute.fails("set", times(20, fault));
        desk.worker(new Runbook("book", List.of(step), run -> ""));
        Failed failed = (Failed) desk.end(desk.ask(Requests.automatic(1, "book", "sender", "anna")));
        assertThat(failed.reason()).isEqualTo("5 times no answer came, and the change is not there");
        assertThat(failed.undone()).isTrue();
        assertThat(mute.calls().stream().filter(call -> call.startsWith("set ")))
                .hasSize(5);
    }

    @Test
    void shouldHandATakingBackThatNobodyEverAnswersToAPerson() {
        ScriptedSystem mute = tireless("mute");
        mute.fails("reset", times(20, Fault.HANG_BEFORE));
        other.fails("set", Fault.REFUSED);
        desk.worker(new Runbook("book", List.of(new SwitchOn("mute", mute), second), run -> ""));
        Execute request = desk.ask(Requests.automatic(1, "book", "sender", "anna"));
        Failed failed = (Failed) desk.end(request);
        assertThat(failed.undone()).isFalse();
        assertThat(mute.calls().stream().filter(call -> call.startsWith("reset ")))
                .hasSize(5);
        assertThat(desk.told(request).stream().filter(Deferred.class::isInstance))
                .as("told once that it waits")
                .hasSize(1);
        assertThat(desk.told(request).stream()
                        .filter(outcome -> outcome instanceof StepDone done && done.phase() == Phase.UNDO))
                .singleElement()
                .extracting(outcome -> ((StepDone) outcome).detail())
                .isEqualTo("not taken back: 5 times no answer came, and the change is still there");
    }

    @Test
    void shouldNotCountWhatWasNotAnsweredOnTheWayForwardAgainstTakingBack() {
        ScriptedSystem mute = tireless("mute");
        mute.fails("set", times(6, Fault.HANG_BEFORE));
        ScriptedSystem slow = tireless("slow");
        slow.fails("reset", Fault.HANG_BEFORE);
        desk.worker(new Runbook("book", List.of(new SwitchOn("slow", slow), new SwitchOn("mute", mute)), run -> ""));
        Failed failed = (Failed) desk.end(desk.ask(Requests.automatic(1, "book", "sender", "anna")));
        assertThat(failed.step()).isEqualTo("mute");
        assertThat(failed.undone()).isTrue();
    }

    @Test
    void shouldTryToTakeBackEachStepThoughAnotherWasNeverAnswered() {
        ScriptedSystem fine = tireless("fine");
        ScriptedSystem mute = tireless("mute");
        mute.fails("reset", times(5, Fault.HANG_BEFORE));
        fine.fails("reset", Fault.AWAY);
        other.fails("set", Fault.REFUSED);
        SwitchOn back = new SwitchOn("fine", fine);
        desk.worker(new Runbook("book", List.of(back, new SwitchOn("mute", mute), second), run -> ""));
        Execute request = desk.ask(Requests.automatic(1, "book", "sender", "anna"));
        assertThat(((Failed) desk.end(request)).undone()).isFalse();
        assertThat(desk.journal(request)).contains("mute stuck").endsWith("fine undone");
        assertThat(fine.has(back.item(request.runId()))).isFalse();
    }

    @Test
    void shouldCountWhatWasNotAnsweredForEachStep() {
        ScriptedSystem one = tireless("one");
        ScriptedSystem two = tireless("two");
        one.fails("set", times(3, Fault.HANG_BEFORE));
        two.fails("set", times(3, Fault.HANG_BEFORE));
        desk.worker(new Runbook("book", List.of(new SwitchOn("one", one), new SwitchOn("two", two)), run -> ""));
        assertThat(desk.end(desk.ask(Requests.automatic(1, "book", "sender", "anna"))))
                .isInstanceOf(Succeeded.class);
    }

    @Test
    void shouldGoOnTryingWhatWasNeverSent() {
        ScriptedSystem away = tireless("away");
        SwitchOn step = new SwitchOn("away", away);
        away.fails("set", times(8, Fault.AWAY));
        desk.worker(new Runbook("book", List.of(step), run -> ""));
        assertThat(desk.end(desk.ask(Requests.automatic(1, "book", "sender", "anna"))))
                .isInstanceOf(Succeeded.class);
    }

    private static Fault[] times(int count, Fault fault) {
        return Collections.nCopies(count, fault).toArray(Fault[]::new);
    }

    /// One whose breaker never opens.
    private static ScriptedSystem tireless(String name) {
        return new ScriptedSystem(
                name,
                new GuardSettings(
                        Duration.ofMillis(50), 1, Duration.ofMillis(5), 100, 100, 100, Duration.ofMillis(100), 2, 32));
    }

    @Test
    void shouldLookAgainAfterAChangeWithoutAnAnswer() {
        Execute request = Requests.automatic(1, "both", "sender", "anna");
        system.fails("set", Fault.HANG_AFTER);
        desk.worker(both);
        desk.ask(request);
        assertThat(desk.end(request)).isInstanceOf(Succeeded.class);
        assertThat(system.effects(first.item(request.runId()))).isEqualTo(1);
    }

    @Test
    void shouldKeepTheLeaseOfARunThatItCutsShortInTheMiddleOfAChange() {
        ScriptedSystem slow = new ScriptedSystem("slow", patient());
        SwitchOn step = new SwitchOn("slow", slow);
        try (TestDesk patiently = new TestDesk(Duration.ofMinutes(5), slow)) {
            slow.fails("set", Fault.HANG_BEFORE);
            Worker worker = patiently.worker(new Runbook("slowly", List.of(step), run -> ""));
            Execute request = patiently.ask(Requests.automatic(1, "slowly", "sender", "anna"));
            await().atMost(LIMIT).until(() -> slow.hanging() == 1);
            patiently.stop(worker);
            assertThat(patiently.isLeased(request)).isTrue();
        }
    }

    private static GuardSettings patient() {
        return new GuardSettings(
                Duration.ofMinutes(4), 1, Duration.ofMillis(5), 4, 2, 50, Duration.ofMillis(100), 2, 32);
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
    void shouldTakeBackARunWhoseClosingIsDefective() {
        Runbook book = new Runbook("book", List.of(first), run -> {
            throw new IllegalStateException("a defect");
        });
        desk.worker(book);
        Execute request = desk.ask(Requests.automatic(1, "book", "sender", "anna"));
        Failed failed = (Failed) desk.end(request);
        assertThat(failed.reason()).isEqualTo("the closing itself is defective (IllegalStateException)");
        assertThat(failed.undone()).isTrue();
        assertThat(system.has(first.item(request.runId()))).isFalse();
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

    @Test
    void shouldSayWhichRunbooksThereAre() {
        desk.worker(both, alone);
        RemediationOutcome end = desk.end(desk.ask(Requests.automatic(1, "none-such", "sender", "anna")));
        assertThat(((Failed) end).reason()).isEqualTo("there is no runbook 'none-such' here; there are [alone, both]");
    }

    private static GuardSettings quick() {
        return new GuardSettings(
                Duration.ofMillis(300), 2, Duration.ofMillis(5), 4, 2, 50, Duration.ofMillis(100), 2, 32);
    }
}
