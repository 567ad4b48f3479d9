package dev.millrace.remediation.printing;

import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Checked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Undone;
import dev.millrace.remediation.runbook.Verified;
import reactor.core.publisher.Mono;

/// Lets a stopped queue go on.
record ResumeQueue(PrintServer server) implements Change {
    @Override
    public String name() {
        return "resume-queue";
    }

    @Override
    public String connector() {
        return PrintServer.NAME;
    }

    @Override
    public Mono<Checked> check(Run run) {
        return server.queue(run.fact(PrintActions.QUEUE))
                .map(found -> found.<Checked>map(queue -> queue.isStopped()
                                ? new Checked.Needed(State.of(queue.words()), "the queue goes on")
                                : new Checked.AlreadySo(State.of(queue.words())))
                        .orElseGet(() -> new Checked.Impossible("the queue is gone")));
    }

    @Override
    public Mono<Void> apply(Run run) {
        return server.resume(run.fact(PrintActions.QUEUE));
    }

    @Override
    public Mono<Verified> verify(Run run) {
        return server.queue(run.fact(PrintActions.QUEUE))
                .map(found -> found.filter(queue -> !queue.isStopped())
                        .<Verified>map(queue -> new Verified.Holds(State.of(queue.words())))
                        .orElseGet(() -> new Verified.Missing("the queue is still stopped, or gone")));
    }

    @Override
    public Mono<Undone> undo(Run run, State before) {
        return Mono.just(new Undone.NotUndoable("stopping a queue again mends nothing"));
    }
}
