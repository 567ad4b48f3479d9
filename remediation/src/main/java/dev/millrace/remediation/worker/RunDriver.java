package dev.millrace.remediation.worker;

import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.ledger.Entry;
import dev.millrace.remediation.ledger.Job;
import dev.millrace.remediation.ledger.Ledger;
import dev.millrace.remediation.outbox.Relay;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.runbook.Runbooks;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// Drives a claimed run as far as it goes now: to its end, or to where it waits.
final class RunDriver implements Driver {
    private final Ledger ledger;
    private final Relay relay;
    private final Runbooks runbooks;
    private final WorkerSettings settings;
    private final Clock clock;

    RunDriver(Ledger ledger, Relay relay, Runbooks runbooks, WorkerSettings settings, Clock clock) {
        this.ledger = ledger;
        this.relay = relay;
        this.runbooks = runbooks;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Mono<Optional<Duration>> drive(Job job) {
        Execute request = Json.read(job.request(), Execute.class);
        Mono<Progress> journal =
                (job.isTakenOver() ? ledger.journal(job) : Mono.just(List.<Entry>of())).map(Progress::new);
        return journal.flatMap(progress -> {
            Telling telling = new Telling(ledger, relay, clock, job, request, progress);
            Mono<Void> whole = runbooks.find(request.runbook())
                    .map(runbook -> drive(telling, runbook, Run.of(request)))
                    .orElseGet(() -> telling.fail(unknown(request), true));
            return whole.then(Mono.just(Optional.<Duration>empty()))
                    .onErrorResume(ConnectorAway.class, away -> defer(telling, away));
        });
    }

    private Mono<Void> drive(Telling telling, Runbook runbook, Run run) {
        return telling.failure()
                .map(failed -> takeBack(telling, runbook, run, failed))
                .orElseGet(() -> new Forward(telling, settings.phaseLimit(), runbook)
                        .from(run)
                        .flatMap(done -> telling.succeed(
                                runbook.closing().summary(done),
                                runbook.closing().secret(done)))
                        .onErrorResume(StepFailed.class, failed -> turnBack(telling, runbook, run, failed)));
    }

    private Mono<Void> turnBack(Telling telling, Runbook runbook, Run run, StepFailed failed) {
        return Backward.isNeeded(runbook, telling.progress())
                ? telling.turnBack(failed).then(Mono.defer(() -> takeBack(telling, runbook, run, failed)))
                : telling.fail(failed, true);
    }

    private Mono<Void> takeBack(Telling telling, Runbook runbook, Run run, StepFailed failed) {
        return new Backward(telling, settings.phaseLimit())
                .through(runbook, run)
                .then(Mono.defer(() -> telling.fail(failed, !telling.progress().isStuck())));
    }

    /// Lets the run wait, or hands it to a person when it has waited long enough.
    private Mono<Optional<Duration>> defer(Telling telling, ConnectorAway away) {
        Job job = telling.job();
        Duration waited = Duration.between(job.createdAt(), clock.instant());
        if (waited.compareTo(settings.giveUpAfter()) > 0) {
            return giveUp(telling, away, waited).thenReturn(Optional.empty());
        }
        Duration pause = new Pauses(settings.firstPause(), settings.longestPause())
                .next(job.waits(), away.retryAfter().orElse(Duration.ZERO));
        return telling.defer(away.connector(), away.reason(), pause).thenReturn(Optional.of(pause));
    }

    private static Mono<Void> giveUp(Telling telling, ConnectorAway away, Duration waited) {
        boolean touched = telling.progress().mayHaveTouched();
        String reason = "%s is away; the run began %d min ago (%s)%s"
                .formatted(
                        away.connector(),
                        waited.toMinutes(),
                        away.reason(),
                        touched ? "; what was changed before could not be taken back" : "");
        StepFailed failed = telling.failure()
                .map(first -> new StepFailed(first.step(), first.reason() + "; then " + reason))
                .orElseGet(() -> new StepFailed("wait", reason));
        return telling.fail(failed, !touched);
    }

    private StepFailed unknown(Execute request) {
        return new StepFailed(
                "start", "there is no runbook '%s' here; there are %s".formatted(request.runbook(), runbooks.ids()));
    }
}
