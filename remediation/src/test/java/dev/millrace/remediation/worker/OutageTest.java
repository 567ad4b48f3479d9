package dev.millrace.remediation.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.connector.BreakerState;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.ScriptedSystem;
import dev.millrace.remediation.testing.SwitchOn;
import dev.millrace.tickets.remediation.RemediationOutcome.StepDone;
import dev.millrace.tickets.remediation.RemediationOutcome.Succeeded;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import dev.millrace.tickets.understanding.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// One of three systems hangs under load.
class OutageTest {
    private static final int RUNS = 40;
    private static final Duration LONG = Duration.ofMinutes(2);

    private final ScriptedSystem hanging = new ScriptedSystem("hanging", neverGivenUp());
    private final ScriptedSystem well = new ScriptedSystem("well", neverGivenUp());
    private final ScriptedSystem fit = new ScriptedSystem("fit", neverGivenUp());
    private final TestDesk desk = new TestDesk(hanging, well, fit);

    @AfterEach
    void close() {
        desk.close();
    }

    /// No breaker helps here: what hangs must not get the places of the others.
    @Test
    void shouldEndTheRunsOfOthersWhileOneHangsAndItsOwnWhenItIsBack() {
        hanging.fallSilent();
        List<Execute> stuck = ask("hanging", 1);
        desk.worker(runbook("hanging", hanging), runbook("well", well), runbook("fit", fit));
        await().until(() -> hanging.hanging() > 0);

        List<Execute> free = Stream.concat(ask("well", 101).stream(), ask("fit", 201).stream())
                .toList();
        free.forEach(request -> assertThat(desk.end(request)).isInstanceOf(Succeeded.class));
        assertThat(stuck).noneMatch(request -> desk.told(request).stream().anyMatch(TestDesk::isEnd));
        assertThat(hanging.guard().state()).isEqualTo(BreakerState.CLOSED);

        hanging.comeBack();
        stuck.forEach(request -> assertThat(desk.end(request)).isInstanceOf(Succeeded.class));
    }

    /// Places are had until something answers, so it is seen who has how many.
    @Test
    void shouldGiveAsManyPlacesToASystemOfOneRunbookAsToOneOfTen() {
        ScriptedSystem busy = new ScriptedSystem("busy", waitingLong());
        ScriptedSystem other = new ScriptedSystem("other", waitingLong());
        try (TestDesk patient = new TestDesk(LONG, busy, other)) {
            List<Runbook> runbooks = new ArrayList<>();
            IntStream.range(0, 10).forEach(number -> runbooks.add(runbook("busy-" + number, busy)));
            runbooks.add(runbook("other", other));
            Stream.of(busy, other).forEach(ScriptedSystem::fallSilent);
            LongStream.range(0, 110)
                    .forEach(ticket -> patient.ask(Requests.asked(
                            ticket + 1,
                            Requests.TENANT,
                            runbooks.get((int) ticket % 11).id(),
                            Priority.P3)));

            patient.worker(runbooks.toArray(Runbook[]::new));
            await().until(() -> busy.hanging() + other.hanging() == TestDesk.AT_ONCE);
            assertThat(other.hanging()).isEqualTo(TestDesk.AT_ONCE / 2);
        }
    }

    /// The step before has no write of its own; nobody waits for the end of this one to see that it is over.
    @Test
    void shouldTellOfAStepThoughTheNextHasNoAnswer() {
        ScriptedSystem quick = new ScriptedSystem("quick", waitingLong());
        ScriptedSystem silent = new ScriptedSystem("silent", waitingLong());
        silent.fallSilent();
        SwitchOn first = new SwitchOn("first", quick);
        try (TestDesk patient = new TestDesk(LONG, quick, silent)) {
            Execute request = Requests.automatic(1, "both", "sender", "anna");
            quick.put(first.item(request.runId()));
            patient.worker(new Runbook("both", List.of(first, new SwitchOn("second", silent)), run -> "Both are on."));
            patient.ask(request);
            await().until(() ->
                    silent.hanging() == 1 && patient.told(request).stream().anyMatch(StepDone.class::isInstance));
            assertThat(patient.journal(request)).containsExactly("first already");
        }
    }

    private List<Execute> ask(String runbook, long from) {
        List<Execute> asked = new ArrayList<>();
        LongStream.range(from, from + RUNS)
                .mapToObj(ticket -> Requests.asked(ticket, Requests.TENANT, runbook, Priority.P3))
                .forEach(request -> asked.add(desk.ask(request)));
        return asked;
    }

    private static Runbook runbook(String name, ScriptedSystem system) {
        return new Runbook(name, List.of(new SwitchOn("switch", system)), run -> "It is on.");
    }

    private static GuardSettings waitingLong() {
        return new GuardSettings(LONG, 1, Duration.ofMillis(10), 1_000, 1_000, 100, Duration.ofSeconds(5), 2, 64);
    }

    private static GuardSettings neverGivenUp() {
        return new GuardSettings(
                Duration.ofMillis(800), 1, Duration.ofMillis(10), 1_000, 1_000, 100, Duration.ofSeconds(5), 2, 64);
    }
}
