package dev.millrace.remediation.printing;

import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Checked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Undone;
import dev.millrace.remediation.runbook.Verified;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Cancels what stopped the queue, or it would stop it again. Jobs that wait stay.
record CancelStuckJobs(PrintServer server) implements Change {
    @Override
    public String name() {
        return "cancel-stuck-jobs";
    }

    @Override
    public String connector() {
        return PrintServer.NAME;
    }

    @Override
    public Mono<Checked> check(Run run) {
        return server.stoppedJobs(queue(run))
                .map(jobs -> jobs.isEmpty()
                        ? new Checked.AlreadySo(State.of("no job is stuck"))
                        : new Checked.Needed(State.of("stuck is job " + jobs), "no job is stuck"));
    }

    @Override
    public Mono<Void> apply(Run run) {
        return server.stoppedJobs(queue(run))
                .flatMapMany(Flux::fromIterable)
                .concatMap(job -> server.cancel(queue(run), job))
                .onErrorMap(ConnectorAway.class, ConnectorAway::havingDoneAPart)
                .then();
    }

    @Override
    public Mono<Verified> verify(Run run) {
        return server.stoppedJobs(queue(run))
                .map(jobs -> jobs.isEmpty()
                        ? new Verified.Holds(State.of("no job is stuck"))
                        : new Verified.Missing("still stuck is job " + jobs));
    }

    @Override
    public Mono<Undone> undo(Run run, State before) {
        return Mono.just(new Undone.NotUndoable("a cancelled job must be sent again; " + before.detail()));
    }

    private static String queue(Run run) {
        return run.fact(PrintActions.QUEUE);
    }
}
