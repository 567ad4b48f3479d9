package dev.millrace.remediation.runbook.file;

import dev.millrace.remediation.runbook.Look;
import dev.millrace.remediation.runbook.Looked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
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
        return plan.objection(run)
                .<Mono<Looked>>map(objection -> Mono.just(new Looked.Unfit(objection)))
                .orElseGet(() -> lookWhere(run));
    }

    private Mono<Looked> lookWhere(Run run) {
        try {
            return plan.isLeftOut(run)
                    ? Mono.just(new Looked.Found(State.of("left out: its condition does not hold")))
                    : plan.limited(connector(), action.look(run));
        } catch (IllegalArgumentException e) {
            return Mono.just(new Looked.Unfit(String.valueOf(e.getMessage())));
        }
    }
}
