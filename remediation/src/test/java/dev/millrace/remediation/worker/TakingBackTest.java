package dev.millrace.remediation.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.runbook.Look;
import dev.millrace.remediation.runbook.Looked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.ScriptedSystem;
import dev.millrace.remediation.testing.ScriptedSystem.Fault;
import dev.millrace.remediation.testing.SwitchOn;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationOutcome.Leftover;
import dev.millrace.tickets.remediation.RemediationOutcome.Phase;
import dev.millrace.tickets.remediation.RemediationOutcome.StepDone;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

/// What a run that fails takes back.
class TakingBackTest extends TwoSystems {
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
                .isEqualTo("not taken back: this switch stays; before: it is off; now: it is on");
        assertThat(failed.left()).containsExactly(new Leftover("stays", "it is off", "it is on", "this switch stays"));
    }

    @Test
    void shouldSayThatTheStateOfWhatStaysCannotBeLookedAt() {
        SwitchOn stays = new SwitchOn("stays", system, false);
        other.fails("set", Fault.REFUSED);
        // The step's own check and proof, then nothing.
        system.fails("get", Fault.NONE, Fault.NONE, Fault.AWAY, Fault.AWAY);
        desk.worker(Duration.ZERO, new Runbook("book", List.of(stays, second), run -> ""));
        Failed failed = (Failed) desk.end(desk.ask(Requests.automatic(1, "book", "sender", "anna")));
        assertThat(failed.left())
                .containsExactly(new Leftover(
                        "stays",
                        "it is off",
                        "cannot be looked at: switches does not answer (switches is away)",
                        "this switch stays"));
    }

    @Test
    void shouldWaitForTheSystemToShowTheStateOfWhatStays() {
        SwitchOn stays = new SwitchOn("stays", system, false);
        other.fails("set", Fault.REFUSED);
        system.fails("get", Fault.NONE, Fault.NONE, Fault.AWAY, Fault.AWAY);
        desk.worker(new Runbook("book", List.of(stays, second), run -> ""));
        Failed failed = (Failed) desk.end(desk.ask(Requests.automatic(1, "book", "sender", "anna")));
        assertThat(failed.left()).containsExactly(new Leftover("stays", "it is off", "it is on", "this switch stays"));
    }

    @Test
    void shouldSayWhatStaysOfStepsThatTheRunbookDoesNotHaveAnyMore() {
        other.fails("set", Fault.AWAY);
        Worker before = desk.worker(both);
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        await().atMost(LIMIT).until(() -> desk.journal(request).contains("first done"));
        desk.kill(before);
        other.fails("set", Fault.REFUSED);
        desk.worker(new Runbook("both", List.of(second), run -> ""));
        Failed failed = (Failed) desk.end(request);
        assertThat(failed.undone()).isFalse();
        assertThat(failed.left())
                .containsExactly(new Leftover("first", "it is off", "it is on", "nobody took it back"));
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
    void shouldTakeBackWhatWasDoneOnceItWaitedLongEnoughForTheNextStep() {
        other.goAway();
        desk.worker(Duration.ZERO, both);
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        Failed failed = (Failed) desk.end(request);
        assertThat(failed.step()).isEqualTo("wait");
        assertThat(failed.reason()).startsWith("others is away");
        assertThat(failed.undone()).isTrue();
        assertThat(desk.journal(request)).containsExactly("first begun", "first done", "first undoing", "first undone");
    }

    /// It comes about after the run was given up.
    @Test
    void shouldTakeBackALateChangeThatItDidNotWaitForAnyMore() {
        other.fails("set", Fault.LATE);
        desk.worker(Duration.ZERO, both);
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        assertThat(((Failed) desk.end(request)).undone()).isTrue();
        assertThat(other.effects(second.item(request.runId()))).isEqualTo(1);
        assertThat(other.has(second.item(request.runId()))).isFalse();
        assertThat(system.has(first.item(request.runId()))).isFalse();
    }

    @Test
    void shouldTakeBackTheOthersWhereOneSystemStaysAway() {
        SwitchOn third = new SwitchOn("third", system);
        other.fails("reset", Fault.AWAY, Fault.AWAY);
        system.fails("set", Fault.NONE, Fault.REFUSED);
        desk.worker(Duration.ZERO, new Runbook("book", List.of(first, second, third), run -> ""));
        Execute request = desk.ask(Requests.automatic(1, "book", "sender", "anna"));
        Failed failed = (Failed) desk.end(request);
        assertThat(failed.step()).isEqualTo("third");
        assertThat(failed.undone()).isFalse();
        assertThat(desk.journal(request)).endsWith("second stuck", "first undoing", "first undone");
        assertThat(system.has(first.item(request.runId()))).isFalse();
    }

    /// It comes about after the run would have been given up.
    @ParameterizedTest
    @EnumSource(names = {"LATE", "CUT_LATE"})
    void shouldLookOnceMoreWhetherWhatItTookBackLateIsGone(Fault fault) {
        SwitchOn third = new SwitchOn("third", system);
        other.fails("reset", fault);
        system.fails("set", Fault.NONE, Fault.REFUSED);
        desk.worker(Duration.ZERO, new Runbook("book", List.of(first, second, third), run -> ""));
        Execute request = desk.ask(Requests.automatic(1, "book", "sender", "anna"));
        Failed failed = (Failed) desk.end(request);
        assertThat(failed.left()).isEmpty();
        assertThat(failed.undone()).isTrue();
        assertThat(other.has(second.item(request.runId()))).isFalse();
        assertThat(desk.journal(request)).endsWith("second undone", "first undoing", "first undone");
    }

    @Test
    void shouldNotTakeBackAgainAndAgainOnceItWaitedLongEnough() {
        other.fails("reset", Fault.HANG_BEFORE, Fault.HANG_BEFORE);
        SwitchOn third = new SwitchOn("third", system);
        system.fails("set", Fault.NONE, Fault.REFUSED);
        desk.worker(Duration.ZERO, new Runbook("book", List.of(first, second, third), run -> ""));
        Execute request = desk.ask(Requests.automatic(1, "book", "sender", "anna"));
        assertThat(((Failed) desk.end(request)).left())
                .containsExactly(new Leftover(
                        "second", "it is off", "it is on", "no answer came in time, and the change is still there"));
        assertThat(other.calls().stream().filter(call -> call.startsWith("reset ")))
                .hasSize(1);
        assertThat(system.has(first.item(request.runId()))).isFalse();
    }

    @Test
    void shouldWaitAnewForWhatItTakesBack() {
        other.fails("set", Fault.REFUSED);
        system.fails("reset", Fault.AWAY);
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        desk.database()
                .sql("update remediation.job set created_at = created_at - interval '30 minutes'")
                .then()
                .block(LIMIT);
        desk.worker(Duration.ofMinutes(20), both);
        assertThat(((Failed) desk.end(request)).undone()).isTrue();
        assertThat(system.has(first.item(request.runId()))).isFalse();
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
}
