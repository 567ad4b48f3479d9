package dev.millrace.remediation.worker;

import dev.millrace.remediation.brake.Restraint;
import dev.millrace.remediation.brake.Span;
import dev.millrace.remediation.brake.Withheld;
import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.ledger.Advance;
import dev.millrace.remediation.ledger.Behind;
import dev.millrace.remediation.ledger.Job;
import dev.millrace.remediation.ledger.Ledger;
import dev.millrace.remediation.ledger.Noted;
import dev.millrace.remediation.outbox.Relay;
import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.runbook.Runbooks;
import dev.millrace.remediation.runbook.Step;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationOutcome.Leftover;
import dev.millrace.tickets.remediation.RemediationOutcome.OneTimeSecret;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import dev.millrace.tickets.remediation.WaitCause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Drives a claimed run as far as it goes now: to its end, or to where it waits.
final class RunDriver implements Driver {
    private static final Logger LOG = LoggerFactory.getLogger(RunDriver.class);
    /// A start makes it due at once; this is only for the end of its patience.
    private static final Duration WHILE_STOPPED = Duration.ofSeconds(30);

    private final Ledger ledger;
    private final Relay relay;
    private final Runbooks runbooks;
    private final WorkerSettings settings;
    private final Clock clock;
    private final Restraint restraint;
    private final RunMeters meters;
    private final Settling settling;

    RunDriver(
            Ledger ledger,
            Relay relay,
            Runbooks runbooks,
            WorkerSettings settings,
            Clock clock,
            Restraint restraint,
            RunMeters meters) {
        this.meters = meters;
        this.restraint = restraint;
        this.ledger = ledger;
        this.relay = relay;
        this.runbooks = runbooks;
        this.settings = settings;
        this.clock = clock;
        this.settling = new Settling(clock, settings.settling());
    }

    @Override
    public Mono<Optional<Duration>> drive(Job job) {
        return begin(job)
                .flatMap(this::drive)
                .onErrorResume(error -> !Driver.isPassing(error), error -> endUnread(job, error))
                .delayUntil(pause -> pause.isEmpty() && job.isTakenOver() ? passOn(job) : Mono.empty());
    }

    /// None waits for the end of a run that was never interrupted: until then it was at work. But for one that was
    /// asked for by another name, which looks by itself soon.
    private Mono<Void> passOn(Job ended) {
        return ledger.passOn(ended).onErrorResume(error -> {
            LOG.warn("What waits for the end of {} looks by itself: {}", ended.key(), error.toString());
            return Mono.empty();
        });
    }

    private Mono<Telling> begin(Job job) {
        return Mono.defer(() -> {
            Execute request = Json.read(job.request(), Execute.class);
            return (job.isTakenOver() ? ledger.journal(job) : Mono.just(List.<Noted>of()))
                    .map(journal -> new Telling(
                            ledger,
                            relay,
                            meters,
                            clock,
                            job,
                            request,
                            new Progress(journal, clock.instant()),
                            step -> failureWords(request, step)));
        });
    }

    /// A defect in the words is no reason not to tell of the failure.
    private @Nullable String failureWords(Execute request, String step) {
        try {
            return runbooks.find(request.runbook())
                    .map(runbook -> runbook.closing().failed(request, step))
                    .orElse(null);
        } catch (RuntimeException e) {
            LOG.error("What {} says of a failure at {} is defective", request.runbook(), step, e);
            return null;
        }
    }

    private Mono<Optional<Duration>> drive(Telling telling) {
        Execute request = telling.request();
        return Mono.defer(() -> runbooks.find(request.runbook())
                        .map(runbook -> unlessWithheld(telling, runbook, Run.of(request)))
                        .orElseGet(() -> telling.fail(unknown(request))))
                .then(Mono.just(Optional.<Duration>empty()))
                .onErrorMap(HeldBack.class, HeldBack::why)
                .onErrorResume(
                        ConnectorAway.class,
                        away -> defer(
                                telling,
                                away.connector(),
                                away.why(),
                                away.reason(),
                                away.retryAfter().orElse(Duration.ZERO)))
                .onErrorResume(
                        NotSeenYet.class,
                        unseen -> telling.deferLook(unseen.connector(), unseen.reason(), unseen.pause())
                                .thenReturn(Optional.of(unseen.pause())))
                .onErrorResume(
                        Withheld.class,
                        stopped ->
                                defer(telling, Withheld.A_PERSON, WaitCause.STOPPED, stopped.reason(), WHILE_STOPPED))
                .onErrorResume(
                        Behind.class,
                        behind -> defer(telling, Job.ANOTHER_RUN, WaitCause.BEHIND, behind.reason(), Duration.ZERO))
                .onErrorResume(
                        error -> !Driver.isPassing(error),
                        error -> end(telling, error).thenReturn(Optional.empty()));
    }

    /// Hands the run to a person after an error that would only come again.
    private static Mono<Void> end(Telling telling, Throwable error) {
        LOG.error("Run {} cannot go on", telling.request().runId(), error);
        String reason = "the run could not go on (%s); see the log".formatted(Driver.name(error));
        StepFailed failed = telling.failure()
                .map(first -> new StepFailed(first.step(), first.reason() + "; then " + reason, error))
                .orElseGet(() -> new StepFailed("run", reason, error));
        // What is held may be the very thing that cannot be written.
        telling.forget();
        return telling.fail(failed);
    }

    /// The same, where neither request nor journal tells anything.
    private Mono<Optional<Duration>> endUnread(Job job, Throwable error) {
        LOG.error("Run {} cannot be read", job.key(), error);
        long sequence = job.sequence() + 1;
        String reason = "its request or journal cannot be read (%s); see the log".formatted(Driver.name(error));
        List<Leftover> left = job.isTakenOver()
                ? List.of(new Leftover("run", "not known", "not known", "what it has changed cannot be read"))
                : List.of();
        Failed failed = new Failed(
                TicketId.parse(job.ticket()),
                job.tenant(),
                job.key(),
                sequence,
                "start",
                reason,
                left.isEmpty(),
                left,
                null,
                null);
        return ledger.write(
                        job,
                        new Advance(
                                sequence, List.of(), List.of(failed), new Advance.Next.Finish(Advance.Result.FAILED)))
                .doOnSuccess(written -> relay.wake())
                .thenReturn(Optional.empty());
    }

    /// What was stopped or cancelled before does not look at the outside, but to take back what was cancelled.
    private Mono<Void> unlessWithheld(Telling telling, Runbook runbook, Run run) {
        Job job = telling.job();
        if (telling.failure().isPresent() && (job.cancelledBy() != null || job.stopped() == null)) {
            return drive(telling, runbook, run);
        }
        if (job.cancelledBy() != null) {
            Withheld cancelled = Withheld.cancelled(job.cancelledBy());
            return turnBack(telling, runbook, run, new StepFailed("start", cancelled.reason(), cancelled));
        }
        if (job.stopped() != null) {
            return Mono.error(Withheld.stopped(job.stopped()));
        }
        if (job.behind() != null) {
            return Mono.error(new Behind(job.behind()));
        }
        return drive(telling, runbook, run);
    }

    private Mono<Void> drive(Telling telling, Runbook runbook, Run run) {
        return telling.failure()
                .map(failed -> takeBack(telling, runbook, run, failed))
                .orElseGet(() -> new Forward(telling, settings.phaseLimit(), runbook, restraint, settling)
                        .from(run)
                        .flatMap(done -> close(telling, runbook, done))
                        .onErrorResume(StepFailed.class, failed -> turnBack(telling, runbook, run, failed)));
    }

    /// A run that was cancelled during its last step turns back, too.
    private static Mono<Void> close(Telling telling, Runbook runbook, Run done) {
        String summary;
        @Nullable OneTimeSecret secret;
        @Nullable String told;
        try {
            summary = runbook.closing().summary(done);
            secret = runbook.closing().secret(done);
            told = runbook.closing().told(done);
        } catch (RuntimeException e) {
            LOG.error("The closing of {} is defective", runbook.id(), e);
            return Mono.error(
                    new StepFailed("closing", "the closing itself is defective (%s)".formatted(Driver.name(e)), e));
        }
        return telling.succeed(summary, secret, told)
                .onErrorMap(Withheld.class, cancelled -> new StepFailed("closing", cancelled.reason(), cancelled));
    }

    private Mono<Void> turnBack(Telling telling, Runbook runbook, Run run, StepFailed failed) {
        return Backward.isNeeded(runbook, telling.progress())
                ? telling.turnBack(failed).then(Mono.defer(() -> takeBack(telling, runbook, run, failed)))
                // Steps that the runbook does not have any more are not taken back.
                : telling.fail(failed);
    }

    private Mono<Void> takeBack(Telling telling, Runbook runbook, Run run, StepFailed failed) {
        return new Backward(
                        telling,
                        settings.phaseLimit(),
                        restraint,
                        settling,
                        system -> isTooLong(waited(telling, system)))
                .through(runbook, run)
                .then(Mono.defer(() -> telling.fail(failed)));
    }

    /// Lets the run wait, or gives it up when it has waited long enough.
    private Mono<Optional<Duration>> defer(
            Telling telling, String waitsFor, WaitCause cause, String reason, Duration atLeast) {
        Duration waited = waited(telling, waitsFor);
        // On its way back a run gives up step by step.
        if (isTooLong(waited) && telling.failure().isEmpty()) {
            return giveUp(telling, waitsFor, cause, reason, waited);
        }
        return pause(telling, waitsFor, cause, reason, atLeast);
    }

    private Mono<Optional<Duration>> pause(
            Telling telling, String waitsFor, WaitCause cause, String reason, Duration atLeast) {
        Duration pause = new Pauses(settings.firstPause(), settings.longestPause())
                .next(telling.job().waits(), atLeast);
        return telling.defer(waitsFor, cause, reason, pause, settings.lease()).thenReturn(Optional.of(pause));
    }

    /// A freeze is meant, and so is a stop: neither uses up anybody's patience, a freeze with no system that the run
    /// may have waited for, or that the one may have waited for which it is behind.
    private Duration waited(Telling telling, String waitsFor) {
        Instant now = clock.instant();
        Instant since = since(telling, waitsFor, now);
        Job job = telling.job();
        List<Span> stops = waitsFor.equals(Withheld.A_PERSON) ? List.of() : job.stops();
        return Duration.between(since, now)
                .minus(restraint.heldBack(job.tenant(), connectors(telling, waitsFor), stops, new Span(since, now)));
    }

    /// A run that is stopped waits for a person only since it is.
    private static Instant since(Telling telling, String waitsFor, Instant now) {
        if (!waitsFor.equals(Withheld.A_PERSON)) {
            return telling.since();
        }
        Instant stopped = Objects.requireNonNullElse(telling.job().stoppedSince(), now);
        return stopped.isAfter(telling.since()) ? stopped : telling.since();
    }

    private boolean isTooLong(Duration waited) {
        return waited.compareTo(settings.giveUpAfter()) > 0;
    }

    private Set<String> connectors(Telling telling, String waitsFor) {
        Set<String> connectors = new HashSet<>(Set.of(waitsFor));
        Optional.ofNullable(telling.job().behind())
                .flatMap(runbooks::find)
                .map(Runbook::systems)
                .ifPresent(connectors::addAll);
        List<Step> steps =
                runbooks.find(telling.request().runbook()).map(Runbook::steps).orElse(List.of());
        for (Step step : steps) {
            if (step instanceof Change) {
                connectors.add(step.connector());
            }
            // What comes behind it, the run never came to.
            if (telling.progress().mark(step.name()).isEmpty()) {
                break;
            }
        }
        return connectors;
    }

    /// Takes back what can be, without waiting any longer. What a person has stopped stays as it is.
    private Mono<Optional<Duration>> giveUp(
            Telling telling, String waitsFor, WaitCause cause, String why, Duration waited) {
        boolean stopped = cause == WaitCause.STOPPED;
        String outcome = switch (cause) {
            case STOPPED -> "nobody let it go on for %d min".formatted(waited.toMinutes());
            case BEHIND -> waitsFor + " has not ended";
            case UNDER_WAY -> waitsFor + " has not come to an end";
            case FROZEN -> waitsFor + " may not be changed";
            case BUSY -> waitsFor + " takes no more";
            case AWAY -> waitsFor + " is away";
        };
        String reason = stopped
                ? "%s (%s)".formatted(outcome, why)
                : "%s; the run waited %d min for it (%s)".formatted(outcome, waited.toMinutes(), why);
        Progress progress = telling.progress();
        boolean turnsBack = !stopped
                && runbooks.find(telling.request().runbook())
                        .filter(runbook -> Backward.isNeeded(runbook, progress))
                        .isPresent();
        if (turnsBack) {
            return telling.turnBackFromWaiting(new StepFailed("wait", reason))
                    // What was left without an answer may still come about: nobody looks before.
                    .then(Mono.defer(() -> telling.isUnanswered()
                            ? pause(telling, waitsFor, cause, why, Duration.ZERO)
                            : drive(telling)));
        }
        return telling.fail(new StepFailed(
                        "wait", progress.mayHaveTouched() ? reason + "; what was changed before stays" : reason))
                .thenReturn(Optional.empty());
    }

    private StepFailed unknown(Execute request) {
        return new StepFailed(
                "start", "there is no runbook '%s' here; there are %s".formatted(request.runbook(), runbooks.ids()));
    }
}
