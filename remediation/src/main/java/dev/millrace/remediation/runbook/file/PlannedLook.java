package dev.millrace.remediation.runbook.file;

import dev.millrace.remediation.runbook.Look;
import dev.millrace.remediation.runbook.Looked;
import dev.millrace.remediation.runbook.Run;
import reactor.core.publisher.Mono;

/// A look as a file plans it.
record PlannedLook(Planned plan, Look action) implements Look {
    @Override
    public String name() {
        return plan.name();
    }

    @Override
    public String connector() {
        return action.connector();
    }

    @Override
    public Mono<Looked> look(Run run) {
        return plan.begin(run, connector(), Looked.Unfit::new, Looked.Found::new, action::look);
    }

    /// As with [PlannedChange#undo].
    @Override
    public Mono<Looked> lookBack(Run run) {
        return plan.again(run, connector(), Looked.Found::new, () -> action.lookBack(run));
    }
}
