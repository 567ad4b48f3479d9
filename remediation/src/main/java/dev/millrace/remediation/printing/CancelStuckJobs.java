package dev.millrace.remediation.printing;

import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Checked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Undone;
import dev.millrace.remediation.runbook.Verified;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Cancels what stopped the queue, or it would stop it again. Jobs that wait stay.
record CancelStuckJobs(PrintServer server) implements Change {
    /// What was stuck before, by which it is known that only some of it is gone.
    private static final String BEFORE = "print.stuck";

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
                        : new Checked.Needed(
                                new State("stuck is job " + jobs, Map.of(BEFORE, listed(jobs))), "no job is stuck"));
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
        return server.stoppedJobs(queue(run)).map(jobs -> {
            if (jobs.isEmpty()) {
                return new Verified.Holds(State.of("no job is stuck"));
            }
            List<Integer> gone = before(run).filter(job -> !jobs.contains(job)).toList();
            return gone.isEmpty()
                    ? new Verified.Missing("still stuck is job " + jobs)
                    : new Verified.Partly("job %s is gone, and stuck is job %s".formatted(gone, jobs));
        });
    }

    @Override
    public Mono<Undone> undo(Run run, State before) {
        return Mono.just(new Undone.NotUndoable("a cancelled job must be sent again; " + before.detail()));
    }

    private static String listed(List<Integer> jobs) {
        return jobs.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static Stream<Integer> before(Run run) {
        return run.find(BEFORE).stream()
                .flatMap(listed -> Stream.of(listed.split(",")))
                .map(Integer::valueOf);
    }

    private static String queue(Run run) {
        return run.fact(PrintActions.QUEUE);
    }
}
