package dev.millrace.remediation.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.ScriptedSystem;
import dev.millrace.remediation.testing.ScriptedSystem.Fault;
import dev.millrace.remediation.testing.SwitchOn;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationOutcome.OfRun;
import dev.millrace.tickets.remediation.RemediationOutcome.Succeeded;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Workers that die at the worst moment, and those that come after.
class CrashTest {
    private final ScriptedSystem system = new ScriptedSystem("switches", patient());
    private final SwitchOn first = new SwitchOn("first", system);
    private final SwitchOn second = new SwitchOn("second", system);
    private final Runbook both = new Runbook("both", List.of(first, second), run -> "Both are on.");
    private final TestDesk desk = new TestDesk(system);

    @AfterEach
    void close() {
        desk.close();
    }

    @ParameterizedTest
    @CsvSource({"get, HANG_BEFORE", "set, HANG_BEFORE", "set, HANG_AFTER"})
    void shouldNotApplyTwiceWhenAWorkerDiesInAPhase(String operation, Fault fault) {
        system.fails(operation, fault);
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));

        Worker dying = desk.worker(both);
        await().until(() -> system.hanging() == 1);
        desk.kill(dying);
        desk.worker(both);

        assertThat(desk.end(request)).isInstanceOf(Succeeded.class);
        assertThat(system.effects(first.item(request.runId()))).isEqualTo(1);
        assertThat(system.effects(second.item(request.runId()))).isEqualTo(1);
        assertThat(numbers(desk.outcomes(request))).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"HANG_BEFORE", "HANG_AFTER"})
    void shouldLookBeforeItTakesBackAgainWhenAWorkerDiesInTakingBack(Fault fault) {
        system.fails("set", Fault.NONE, Fault.REFUSED).fails("reset", fault);
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));

        Worker dying = desk.worker(both);
        await().until(() -> system.hanging() == 1);
        desk.kill(dying);
        desk.worker(both);

        assertThat(((Failed) desk.end(request)).undone()).isTrue();
        assertThat(system.has(first.item(request.runId()))).isFalse();
        assertThat(system.calls().stream().filter(("reset " + first.item(request.runId()))::equals))
                .hasSize(fault == Fault.HANG_AFTER ? 1 : 2);
    }

    @Test
    void shouldKnowAChangeThatTookEffectUnseenAsItsOwn() {
        system.fails("set", Fault.HANG_AFTER).fails("get", Fault.NONE, Fault.NONE, Fault.REFUSED);
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));

        Worker dying = desk.worker(both);
        await().until(() -> system.hanging() == 1);
        desk.kill(dying);
        desk.worker(both);

        // The second step is refused, and what the dead worker did is taken back with the rest.
        desk.outcomes(request);
        assertThat(system.has(first.item(request.runId()))).isFalse();
        assertThat(desk.journal(request)).containsExactly("first begun", "first done", "first undoing", "first undone");
    }

    @Test
    void shouldEndEveryRunOnceHoweverOftenWorkersAreKilled() {
        Random random = new Random(20261120);
        List<Execute> requests = LongStream.rangeClosed(1, 40)
                .mapToObj(ticket -> desk.ask(Requests.automatic(ticket, "both", "person" + ticket, "anna")))
                .toList();
        for (int kill = 0; kill < 8; kill++) {
            IntStream.range(0, random.nextInt(12))
                    .forEach(any -> system.fails(
                            "set", random.nextBoolean() ? Fault.HANG_AFTER : Fault.HANG_BEFORE, Fault.NONE));
            int calls = system.calls().size() + random.nextInt(20);
            Worker dying = desk.worker(both);
            await().until(() ->
                    system.calls().size() >= calls || requests.stream().allMatch(this::ended));
            desk.kill(dying);
        }
        desk.worker(both);

        for (Execute request : requests) {
            List<OfRun> outcomes = desk.outcomes(request);
            assertThat(outcomes.getLast()).isInstanceOf(Succeeded.class);
            assertThat(outcomes.stream().filter(TestDesk::isEnd)).hasSize(1);
            assertThat(numbers(outcomes)).isSorted().doesNotHaveDuplicates();
            assertThat(system.effects(first.item(request.runId()))).isEqualTo(1);
            assertThat(system.effects(second.item(request.runId()))).isEqualTo(1);
        }
    }

    @Test
    void shouldRunEachJobOnOneOfTwoWorkers() {
        desk.worker(both);
        desk.worker(both);
        List<Execute> requests = LongStream.rangeClosed(1, 100)
                .mapToObj(ticket -> desk.ask(Requests.automatic(ticket, "both", "person" + ticket, "anna")))
                .toList();
        for (Execute request : requests) {
            assertThat(desk.end(request)).isInstanceOf(Succeeded.class);
            assertThat(system.effects(first.item(request.runId()))).isEqualTo(1);
            assertThat(desk.journal(request))
                    .containsExactly("first begun", "first done", "second begun", "second done");
        }
    }

    @Test
    void shouldTakeTheSameRequestOnceHoweverOftenItComes() {
        Execute request = Requests.automatic(1, "both", "sender", "anna");
        desk.ask(request);
        desk.ask(request);
        desk.worker(both);
        desk.outcomes(request);
        desk.ask(request);
        assertThat(desk.database()
                        .sql("select count(*) as n from remediation.job")
                        .map(row -> row.get("n", Long.class))
                        .one()
                        .block(Duration.ofSeconds(10)))
                .isEqualTo(1);
    }

    @Test
    void shouldGiveBackTheLeasesOfWhatItCutsShortOutsideOfAChangeWhenItStops() {
        system.fails("get", Fault.HANG_BEFORE);
        Worker worker = desk.worker(both);
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        await().until(() -> system.hanging() == 1);
        desk.stop(worker);
        assertThat(desk.isLeased(request)).isFalse();
        desk.worker(both);
        assertThat(desk.end(request)).isInstanceOf(Succeeded.class);
    }

    private boolean ended(Execute request) {
        return desk.told(request).stream().anyMatch(TestDesk::isEnd);
    }

    private static List<Long> numbers(List<OfRun> outcomes) {
        return outcomes.stream().map(OfRun::sequence).toList();
    }

    /// No time limit and no breaker gets between a hanging call and the worker's death.
    private static GuardSettings patient() {
        return new GuardSettings(
                Duration.ofMinutes(1), 1, Duration.ofMillis(1), 1000, 1000, 100, Duration.ofSeconds(1), 1, 100);
    }
}
