package dev.millrace.remediation.runbook.file;

import dev.millrace.remediation.runbook.Look;
import dev.millrace.remediation.runbook.Looked;
import dev.millrace.remediation.runbook.Run;
import reactor.core.publisher.Mono;

/// Stands for all steps of a runbook that needs a system which this installation lacks: nothing is begun.
///
/// @param reason told to a person of the desk
record NotHere(String reason) implements Look {
    @Override
    public String name() {
        return "start";
    }

    @Override
    public String connector() {
        return "none";
    }

    @Override
    public Mono<Looked> look(Run run) {
        return Mono.just(new Looked.Unfit(reason));
    }
}
