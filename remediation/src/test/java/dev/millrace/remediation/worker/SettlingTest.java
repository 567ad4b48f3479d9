package dev.millrace.remediation.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.ScriptedSystem.Fault;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationOutcome.Succeeded;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Systems that show a change some time after they have answered to it.
class SettlingTest extends TwoSystems {
    private static final Duration LONG = Duration.ofSeconds(40);

    @Test
    void shouldWaitUntilAChangeShows() {
        system.lags();
        desk.settling(LONG).worker(both);
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        await().atMost(LIMIT).until(() -> desk.journal(request).contains("first made"));
        system.catchUp();
        assertThat(desk.end(request)).isInstanceOf(Succeeded.class);
        assertThat(system.effects(first.item(request.runId()))).isEqualTo(1);
        assertThat(desk.journal(request))
                .containsExactly("first begun", "first made", "first done", "second begun", "second done");
    }

    @Test
    void shouldSayThatAChangeIsMissingOnceItHadItsTime() {
        other.fails("set", Fault.IGNORED);
        desk.settling(Duration.ofSeconds(1)).worker(both);
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        Failed failed = (Failed) desk.end(request);
        assertThat(failed.step()).isEqualTo("second");
        assertThat(failed.reason()).isEqualTo("it is off");
        assertThat(failed.undone()).isTrue();
        assertThat(other.calls().stream().filter(call -> call.startsWith("set ")))
                .hasSize(1);
        assertThat(other.calls().stream().filter(call -> call.startsWith("get ")))
                .as("a few looks, ever farther apart")
                .hasSizeLessThan(11);
    }

    @Test
    void shouldTakeBackAChangeThatShowsOnlyAfterTheRunHasFailed() {
        other.lags().fails("get", Fault.NONE, Fault.REFUSED);
        desk.settling(LONG).worker(both);
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        await().atMost(LIMIT).until(() -> desk.journal(request).contains("second made"));
        other.lags();
        await().atMost(LIMIT).until(() -> desk.journal(request).contains("second withdrawn"));
        other.catchUp();
        Failed failed = (Failed) desk.end(request);
        assertThat(failed.reason()).isEqualTo("others says no");
        assertThat(failed.left()).isEmpty();
        assertThat(other.has(second.item(request.runId()))).isFalse();
        assertThat(desk.journal(request))
                .containsExactly(
                        "first begun",
                        "first done",
                        "second begun",
                        "second made",
                        "second undoing",
                        "second withdrawn",
                        "second undone",
                        "first undoing",
                        "first undone");
    }

    @Test
    void shouldSayThatWhatWasTakenBackIsStillThereOnceItHadItsTime() {
        other.fails("set", Fault.REFUSED);
        system.fails("reset", Fault.IGNORED);
        desk.settling(Duration.ofSeconds(1)).worker(both);
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        assertThat(((Failed) desk.end(request)).left())
                .singleElement()
                .satisfies(left -> assertThat(left.reason()).isEqualTo("it was taken back and is still there"));
        assertThat(system.calls().stream().filter(call -> call.startsWith("reset ")))
                .hasSize(1);
    }

    @Test
    void shouldNotMakeAChangeAgainThatDidNotShowWhenItsWorkerDied() {
        system.lags();
        Worker dying = desk.settling(LONG).worker(both);
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        await().until(() -> desk.journal(request).contains("first made"));
        desk.kill(dying);
        desk.worker(both);
        system.catchUp();
        assertThat(desk.end(request)).isInstanceOf(Succeeded.class);
        assertThat(system.effects(first.item(request.runId()))).isEqualTo(1);
        assertThat(system.calls().stream().filter(("set " + first.item(request.runId()))::equals))
                .hasSize(1);
    }

    @Test
    void shouldWaitAsLongForAChangeToShowWhereAWorkersClockIsAhead() {
        system.lags();
        Worker dying = desk.settling(LONG).worker(both);
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        await().until(() -> desk.journal(request).contains("first made"));
        desk.kill(dying);
        desk.endLeases();
        int looks = system.calls().size();
        desk.clock(Clock.offset(Clock.systemUTC(), LONG)).worker(both);
        await().atMost(LIMIT).until(() -> {
            desk.passTime();
            return system.calls().size() > looks + 1;
        });
        system.catchUp();
        assertThat(desk.endWithoutPauses(request)).isInstanceOf(Succeeded.class);
        assertThat(desk.journal(request)).doesNotContain("first undoing");
    }

    /// Once without an answer: then nobody knows whether it was made.
    @Test
    void shouldLookForAChangeThatMayShowLateBeforeItSaysThatNothingIsLeft() {
        other.lags().fails("set", Fault.HANG_AFTER, Fault.REFUSED);
        desk.settling(LONG).worker(both);
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        await().atMost(LIMIT).until(() -> desk.journal(request).contains("second made"));
        other.catchUp();
        assertThat(((Failed) desk.end(request)).left()).isEmpty();
        assertThat(other.has(second.item(request.runId()))).isFalse();
        assertThat(other.calls()).contains("reset " + second.item(request.runId()));
    }

    /// Looks are no changes: their number says nothing of how often no answer came.
    @Test
    void shouldTakeBackWhatItLookedForOftenThoughItsSystemIsAwayJustThen() {
        other.lags().fails("set", Fault.HANG_AFTER, Fault.REFUSED).fails("reset", Fault.AWAY);
        desk.settling(Duration.ofMinutes(10)).worker(both);
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        await().atMost(LIMIT).until(() -> desk.journal(request).contains("second made"));
        for (int look = 0; look < Forward.MOST_UNANSWERED; look++) {
            long before = looks();
            desk.passTime();
            await().atMost(LIMIT).until(() -> looks() > before);
        }
        other.catchUp();
        desk.passTime();
        assertThat(((Failed) desk.end(request)).left()).isEmpty();
        assertThat(other.has(second.item(request.runId()))).isFalse();
    }

    private long looks() {
        return other.calls().stream().filter(call -> call.startsWith("get ")).count();
    }
}
