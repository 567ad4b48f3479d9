package dev.millrace.remediation.testing;

import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Checked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Undone;
import dev.millrace.remediation.runbook.Verified;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/// A change that is proven in another way.
///
/// @param proof what becomes of the change's own proof
public record WithVerify(Change change, UnaryOperator<Mono<Verified>> proof) implements Change {
    @Override
    public String name() {
        return change.name();
    }

    @Override
    public String connector() {
        return change.connector();
    }

    @Override
    public Mono<Checked> check(Run run) {
        return change.check(run);
    }

    @Override
    public Mono<Void> apply(Run run) {
        return change.apply(run);
    }

    @Override
    public Mono<Verified> verify(Run run) {
        return proof.apply(change.verify(run));
    }

    @Override
    public Mono<Undone> undo(Run run, State before) {
        return change.undo(run, before);
    }
}
