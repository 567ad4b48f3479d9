package dev.millrace.remediation.runbook.file;

import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Checked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Undone;
import dev.millrace.remediation.runbook.Verified;
import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// A change as a file plans it.
record PlannedChange(Planned plan, Change action) implements Change {
    @Override
    public String name() {
        return plan.name();
    }

    @Override
    public String connector() {
        return action.connector();
    }

    @Override
    public Mono<Checked> check(Run run) {
        return plan.begin(run, connector(), Checked.Impossible::new, Checked.AlreadySo::new, action::check);
    }

    @Override
    public Mono<Checked> checkAgain(Run run) {
        return plan.goOn(run, connector(), Checked.Impossible::new, action::checkAgain);
    }

    @Override
    public Mono<Void> apply(Run run) {
        return plan.limited(connector(), action.apply(run));
    }

    @Override
    public Mono<Verified> verify(Run run) {
        return plan.limited(connector(), action.verify(run));
    }

    @Override
    public Mono<String> stateNow(Run run) {
        return plan.limited(connector(), action.stateNow(run));
    }

    @Override
    public Optional<Duration> settling() {
        return Optional.ofNullable(plan.settling()).or(action::settling);
    }

    /// Conditions and demands hold for going forward: what was done is taken back in any case.
    @Override
    public Mono<Undone> undo(Run run, State before) {
        return plan.limited(connector(), action.undo(run, before));
    }
}
