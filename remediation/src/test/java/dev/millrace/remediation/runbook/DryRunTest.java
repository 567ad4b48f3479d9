package dev.millrace.remediation.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.runbook.DryRun.Verdict;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.ScriptedSystem;
import dev.millrace.remediation.testing.ScriptedSystem.Fault;
import dev.millrace.remediation.testing.SwitchOn;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

class DryRunTest {
    private final ScriptedSystem system = new ScriptedSystem("system", GuardSettings.defaults());
    private final SwitchOn first = new SwitchOn("first", system);
    private final SwitchOn second = new SwitchOn("second", system);
    private final Execute request = Requests.automatic(1, "test", "x", "anna");

    @Test
    void shouldTellWhatWouldChangeAndChangeNothing() {
        system.put(second.item(request.runId()));
        assertThat(run(first, second))
                .extracting(DryRun.Finding::step, DryRun.Finding::verdict, DryRun.Finding::detail)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("first", Verdict.WOULD_CHANGE, "it is off → it is on"),
                        org.assertj.core.groups.Tuple.tuple("second", Verdict.ALREADY_SO, "it is on"));
        assertThat(system.calls()).allMatch(call -> call.startsWith("get"));
        assertThat(system.has(first.item(request.runId()))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"REFUSED,WOULD_FAIL", "DEFECT,WOULD_FAIL", "AWAY,WOULD_WAIT", "HANG_BEFORE,WOULD_WAIT"})
    void shouldEndWhereTheRunWould(Fault fault, Verdict verdict) {
        system.fails("get", fault, fault, fault);
        assertThat(run(first, second))
                .singleElement()
                .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(verdict));
    }

    @Test
    void shouldSayWhatRestsOnAStepBefore() {
        Look needing = new Look() {
            @Override
            public String name() {
                return "needing";
            }

            @Override
            public String connector() {
                return "system";
            }

            @Override
            public Mono<Looked> look(Run run) {
                return Mono.just(new Looked.Found(State.of(run.fact("made-by-first"))));
            }
        };
        assertThat(run(first, needing))
                .last()
                .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.NOT_KNOWN_YET));
    }

    private List<DryRun.Finding> run(Step... steps) {
        Runbook runbook = new Runbook("test", List.of(steps), run -> "done");
        return DryRun.of(runbook, request).block(Duration.ofSeconds(20)).steps();
    }
}
