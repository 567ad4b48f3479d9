package dev.millrace.remediation.testing;

import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Checked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Undone;
import dev.millrace.remediation.runbook.Verified;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/// A change one phase of which goes otherwise.
///
/// @param look what becomes of the change's own look
/// @param making what becomes of how it is made
/// @param proof what becomes of its own proof
public record Altered(
        Change change,
        UnaryOperator<Mono<Checked>> look,
        UnaryOperator<Mono<Void>> making,
        UnaryOperator<Mono<Verified>> proof)
        implements Change {
    /// A change that is looked at in another way.
    public static Change look(Change change, UnaryOperator<Mono<Checked>> look) {
        return new Altered(change, look, UnaryOperator.identity(), UnaryOperator.identity());
    }

    /// A change that is made in another way.
    public static Change making(Change change, UnaryOperator<Mono<Void>> making) {
        return new Altered(change, UnaryOperator.identity(), making, UnaryOperator.identity());
    }

    /// A change that is proven in another way.
    public static Change proof(Change change, UnaryOperator<Mono<Verified>> proof) {
        return new Altered(change, UnaryOperator.identity(), UnaryOperator.identity(), proof);
    }

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
        return look.apply(change.check(run));
    }

    @Override
    public Mono<Checked> checkAgain(Run run) {
        return look.apply(change.checkAgain(run));
    }

    @Override
    public Mono<Void> apply(Run run) {
        return making.apply(change.apply(run));
    }

    @Override
    public Mono<Verified> verify(Run run) {
        return proof.apply(change.verify(run));
    }

    @Override
    public Mono<String> stateNow(Run run) {
        return change.stateNow(run);
    }

    @Override
    public Optional<Duration> settling() {
        return change.settling();
    }

    @Override
    public Mono<Undone> undo(Run run, State before) {
        return change.undo(run, before);
    }
}
