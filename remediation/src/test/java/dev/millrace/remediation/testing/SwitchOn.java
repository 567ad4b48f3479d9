package dev.millrace.remediation.testing;

import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Checked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Undone;
import dev.millrace.remediation.runbook.Verified;
import reactor.core.publisher.Mono;

/// Turns on a switch of a scripted system, one for each run.
///
/// @param undoable whether it can be turned off again
public record SwitchOn(String name, ScriptedSystem system, boolean undoable) implements Change {
    public SwitchOn(String name, ScriptedSystem system) {
        this(name, system, true);
    }

    /// The switch of a run.
    public String item(String runId) {
        return runId + "#" + name;
    }

    @Override
    public String connector() {
        return system.name();
    }

    @Override
    public Mono<Checked> check(Run run) {
        return system.get(item(run))
                .map(on -> on
                        ? new Checked.AlreadySo(State.of("it is on"))
                        : new Checked.Needed(State.of("it is off"), "it is on"));
    }

    @Override
    public Mono<Void> apply(Run run) {
        return system.set(item(run));
    }

    @Override
    public Mono<Verified> verify(Run run) {
        return system.get(item(run))
                .map(on -> on ? new Verified.Holds(State.of("it is on")) : new Verified.Missing("it is off"));
    }

    @Override
    public Mono<Undone> undo(Run run, State before) {
        return undoable
                ? system.reset(item(run)).thenReturn(new Undone.Restored("it is off again"))
                : Mono.just(new Undone.NotUndoable("this switch stays"));
    }

    private String item(Run run) {
        return item(run.request().runId());
    }
}
