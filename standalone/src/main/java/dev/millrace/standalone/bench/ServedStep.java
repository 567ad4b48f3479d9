package dev.millrace.standalone.bench;

import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Checked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Undone;
import dev.millrace.remediation.runbook.Verified;
import reactor.core.publisher.Mono;

/// A change that asks its system once in each phase and succeeds when that answers.
///
/// @param connector the system's name
/// @param reading a call that only looks
/// @param changing a call that changes something
record ServedStep(String name, String connector, Mono<Void> reading, Mono<Void> changing) implements Change {
    @Override
    public Mono<Checked> check(Run run) {
        return reading.thenReturn(new Checked.Needed(State.of("it is off"), "it is on"));
    }

    @Override
    public Mono<Void> apply(Run run) {
        return changing;
    }

    @Override
    public Mono<Verified> verify(Run run) {
        return reading.thenReturn(new Verified.Holds(State.of("it is on")));
    }

    @Override
    public Mono<Undone> undo(Run run, State before) {
        return Mono.just(new Undone.Restored("it is off"));
    }
}
