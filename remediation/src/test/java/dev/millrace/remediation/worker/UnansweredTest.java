package dev.millrace.remediation.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.ScriptedSystem;
import dev.millrace.remediation.testing.ScriptedSystem.Fault;
import dev.millrace.remediation.testing.SwitchOn;
import dev.millrace.tickets.remediation.RemediationOutcome.Deferred;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationOutcome.Phase;
import dev.millrace.tickets.remediation.RemediationOutcome.StepDone;
import dev.millrace.tickets.remediation.RemediationOutcome.Succeeded;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Changes of which nobody knows whether they were made.
class UnansweredTest extends TwoSystems {
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
        Failed failed = (Failed) desk.endWithoutPauses(desk.ask(Requests.automatic(1, "book", "sender", "anna")));
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
        Failed failed = (Failed) desk.endWithoutPauses(request);
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
                .isEqualTo("not taken back: 5 times no answer came, and the change is still there;"
                        + " before: it is off; now: it is on");
    }

    @Test
    void shouldNotCountWhatWasNotAnsweredOnTheWayForwardAgainstTakingBack() {
        ScriptedSystem mute = tireless("mute");
        mute.fails("set", times(6, Fault.HANG_BEFORE));
        ScriptedSystem slow = tireless("slow");
        slow.fails("reset", Fault.HANG_BEFORE);
        desk.worker(new Runbook("book", List.of(new SwitchOn("slow", slow), new SwitchOn("mute", mute)), run -> ""));
        Failed failed = (Failed) desk.endWithoutPauses(desk.ask(Requests.automatic(1, "book", "sender", "anna")));
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
        assertThat(((Failed) desk.endWithoutPauses(request)).undone()).isFalse();
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
        assertThat(desk.endWithoutPauses(desk.ask(Requests.automatic(1, "book", "sender", "anna"))))
                .isInstanceOf(Succeeded.class);
    }

    @Test
    void shouldGoOnTryingWhatWasNeverSent() {
        ScriptedSystem away = tireless("away");
        SwitchOn step = new SwitchOn("away", away);
        away.fails("set", times(8, Fault.AWAY));
        desk.worker(new Runbook("book", List.of(step), run -> ""));
        assertThat(desk.endWithoutPauses(desk.ask(Requests.automatic(1, "book", "sender", "anna"))))
                .isInstanceOf(Succeeded.class);
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

    private static GuardSettings patient() {
        return new GuardSettings(
                Duration.ofMinutes(4), 1, Duration.ofMillis(5), 4, 2, 50, Duration.ofMillis(100), 2, 32);
    }
}
