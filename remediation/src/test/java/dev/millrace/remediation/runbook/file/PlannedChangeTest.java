package dev.millrace.remediation.runbook.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.action.Condition;
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
import dev.millrace.remediation.worker.TestDesk;
import dev.millrace.remediation.worker.Worker;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.remediation.RemediationOutcome.StepDone;
import dev.millrace.tickets.remediation.RemediationOutcome.Succeeded;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import dev.millrace.tickets.understanding.Risk;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

/// Changes with a condition that holds at first and not for ever.
class PlannedChangeTest {
    private static final Authority ANYBODY = request -> Mono.just(Optional.empty());
    private static final Admission ANY_RUN =
            new Admission(Risk.LOW, Assurance.CLAIMED, Set.of(), null, List.of(), Judgement.AS_ASKED, ANYBODY, ANYBODY);

    private final ScriptedSystem system = new ScriptedSystem("switches", patient());
    private final SwitchOn step = new SwitchOn("lamp", system);
    private final AtomicReference<String> seen = new AtomicReference<>("dark");
    private final Runbook lamps = new Runbook(
            "lamps",
            List.of(
                    new Sight(seen),
                    new PlannedChange(
                            new Planned("lamp", Condition.ofRun("facts['seen'] == 'dark'"), null, null, ANY_RUN),
                            step)),
            run -> "It is on.");
    private final TestDesk desk = new TestDesk(system);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void shouldLeaveOutAChangeWhoseConditionDoesNotHold() {
        seen.set("light");
        desk.worker(lamps);
        Execute request = desk.ask(Requests.automatic(1, "lamps", "sender", "anna"));
        assertThat(desk.end(request)).isInstanceOf(Succeeded.class);
        assertThat(desk.journal(request)).endsWith("lamp already");
        assertThat(system.calls()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"HANG_BEFORE", "HANG_AFTER"})
    void shouldGoOnWithAChangeThatWasBegunThoughItsConditionDoesNotHoldAnyMore(Fault fault) {
        system.fails("set", fault);
        Execute request = desk.ask(Requests.automatic(1, "lamps", "sender", "anna"));
        Worker dying = desk.worker(lamps);
        await().until(() -> system.hanging() == 1);
        desk.kill(dying);
        seen.set("light");
        desk.endLeases();
        desk.worker(lamps);

        assertThat(desk.end(request)).isInstanceOf(Succeeded.class);
        assertThat(system.effects(step.item(request.runId()))).isEqualTo(1);
        assertThat(desk.told(request).stream()
                        .filter(outcome ->
                                outcome instanceof StepDone done && done.step().equals("lamp"))
                        .map(outcome -> ((StepDone) outcome).detail()))
                .endsWith("it is on");
    }

    /// What a room looks like now.
    private record Sight(AtomicReference<String> seen) implements Look {
        @Override
        public String name() {
            return "look";
        }

        @Override
        public String connector() {
            return "none";
        }

        @Override
        public Mono<Looked> look(Run run) {
            return Mono.fromSupplier(() -> {
                String now = seen.get();
                return new Looked.Found(new State("it is " + now, Map.of("seen", now)));
            });
        }
    }

    /// No time limit and no breaker gets between a hanging call and the worker's death.
    private static GuardSettings patient() {
        return new GuardSettings(
                Duration.ofMinutes(1), 1, Duration.ofMillis(1), 1000, 1000, 100, Duration.ofSeconds(1), 1, 100);
    }
}
