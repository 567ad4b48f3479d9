package dev.millrace.remediation.worker;

import dev.millrace.remediation.brake.Restraint;
import dev.millrace.remediation.brake.Withheld;
import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.ConnectorFailure;
import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.database.DatabaseTrouble;
import dev.millrace.remediation.ledger.Behind;
import dev.millrace.remediation.ledger.Entry;
import dev.millrace.remediation.ledger.Entry.Mark;
import dev.millrace.remediation.ledger.LeaseLost;
import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Checked;
import dev.millrace.remediation.runbook.Look;
import dev.millrace.remediation.runbook.Looked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Step;
import dev.millrace.remediation.runbook.Verified;
import dev.millrace.tickets.remediation.RemediationOutcome.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Takes a run's steps in order, from where its journal says it is. Ends with the run as it then is, with
/// [StepFailed], or, where it waits, with [ConnectorAway] or [NotSeenYet].
final class Forward {
    private static final Logger LOG = LoggerFactory.getLogger(Forward.class);
    /// How often a step is made, or taken back, without an answer, before a person takes over.
    static final int MOST_UNANSWERED = 5;

    private final Telling telling;
    private final PhaseLimit limit;
    private final Step last;
    private final Runbook runbook;
    private final Restraint restraint;
    private final Settling settling;

    Forward(Telling telling, Duration phaseLimit, Runbook runbook, Restraint restraint, Settling settling) {
        this.settling = settling;
        this.restraint = restraint;
        this.telling = telling;
        this.limit = new PhaseLimit(phaseLimit);
        this.runbook = runbook;
        this.last = runbook.steps().getLast();
    }

    Mono<Run> from(Run start) {
        Mono<Run> run = Mono.just(start);
        for (Step step : runbook.steps()) {
            run = run.flatMap(now -> take(step, now).onErrorMap(error -> asFailure(step, error)));
        }
        return run;
    }

    private Mono<Run> take(Step step, Run run) {
        return switch (step) {
            case Look look -> look(look, run);
            case Change change ->
                telling.progress()
                        .settled(change.name())
                        .map(state -> Mono.just(run.with(state)))
                        .orElseGet(() -> isMade(change) ? lookAgain(change, run) : check(change, run));
        };
    }

    /// What something was done to is not exchanged for what the request means by now.
    private Mono<Run> look(Look step, Run run) {
        Progress progress = telling.progress();
        boolean touched = progress.mayHaveTouched();
        State before = progress.found(step.name());
        Run known = touched ? run.with(before) : run;
        return looking(step, Mono.defer(() -> step.look(known))).flatMap(looked -> switch (looked) {
            case Looked.Unfit unfit -> Mono.error(new StepFailed(step.name(), unfit.reason()));
            case Looked.Found found -> {
                telling.actOn(found.actsOn());
                // Other facts are found again when they are needed again.
                State identity = found.identity();
                if (!told(step) || (!touched && !identity.facts().equals(before.facts()))) {
                    telling.hold(Entry.of(step.name(), Mark.LOOKED, identity), Phase.CHECK);
                }
                yield Mono.just(run.with(found.state()));
            }
        });
    }

    /// What the first check found is known to every later phase of the step: it tells whether the change was
    /// made.
    private Mono<Run> check(Change step, Run now) {
        Optional<State> before = telling.progress().before(step.name());
        Run run = before.map(now::with).orElse(now);
        Mono<Checked> check = Mono.defer(() -> before.isPresent() ? step.checkAgain(run) : step.check(run));
        return looking(step, check).flatMap(checked -> switch (checked) {
            case Checked.Needed needed -> apply(step, knowing(step, run, needed.before()), needed.before());
            case Checked.AlreadySo already -> already(step, run, already.state());
            case Checked.Impossible impossible -> Mono.error(new StepFailed(step.name(), impossible.reason()));
            case Checked.Unknowable unknowable -> Mono.error(new StepFailed(step.name(), unknowable.reason()));
        });
    }

    private boolean isMade(Change step) {
        return telling.progress().isAt(step.name(), Mark.MADE);
    }

    /// It is not made once more: the system has answered that it is.
    private Mono<Run> lookAgain(Change step, Run now) {
        Progress progress = telling.progress();
        Run run = progress.before(step.name()).map(now::with).orElse(now);
        return verify(step, run, progress.answered(step.name()).orElseGet(settling::now));
    }

    private Run knowing(Change step, Run run, State before) {
        return run.with(telling.progress().before(step.name()).orElse(before));
    }

    /// A change that was begun and is found to be there is ours.
    private Mono<Run> already(Change step, Run run, State state) {
        if (telling.progress().before(step.name()).isPresent()) {
            return settle(step, run, state);
        }
        telling.hold(Entry.of(step.name(), Mark.ALREADY, state), Phase.CHECK);
        return Mono.just(run.with(state));
    }

    /// The last step is noted with the run's end.
    private Mono<Run> settle(Change step, Run run, State after) {
        Entry entry = Entry.of(step.name(), Mark.DONE, after);
        if (step.equals(last)) {
            telling.hold(entry, Phase.APPLY, Phase.VERIFY);
            return Mono.just(run.with(after));
        }
        return telling.note(entry, Phase.APPLY, Phase.VERIFY).thenReturn(run.with(after));
    }

    private Mono<Run> apply(Change step, Run run, State before) {
        int unanswered = telling.job().unanswered();
        if (unanswered >= MOST_UNANSWERED
                && telling.progress().before(step.name()).isPresent()) {
            return Mono.error(new StepFailed(
                    step.name(), "%d times no answer came, and the change is not there".formatted(unanswered)));
        }
        boolean first = !telling.progress().mayNeedUndo(step.name());
        Phase[] phases = told(step) ? new Phase[0] : new Phase[] {Phase.CHECK};
        // The lease is fresh with this write, and longer than the change may take.
        Mono<Void> begin = telling.begin(Entry.of(step.name(), Mark.BEGUN, before), phases);
        return restraint
                .beforeChange(run.request().tenant(), step.connector())
                .then(limit.after(begin, telling.job(), step, Mono.defer(() -> step.apply(run)))
                        .doOnError(ConnectorAway.class, away -> {
                            if (away.isUnanswered()) {
                                telling.leaveUnanswered();
                            } else if (first && away.isNotTaken()) {
                                telling.hold(Entry.of(
                                        step.name(), Mark.UNTAKEN, State.of("it was not made: " + away.reason())));
                            }
                        })
                        .doOnError(ConnectorRefused.class, refused -> {
                            if (first) {
                                telling.takeAsRefused(step.name());
                            }
                        }))
                .then(Mono.defer(() -> {
                    Instant answered = settling.now();
                    return verify(step, run, answered)
                            .doOnError(error -> telling.hold(Progress.answered(
                                    step.name(), Mark.MADE, "it was made, and is not to be seen yet", answered)));
                }));
    }

    private Mono<Run> verify(Change step, Run run, Instant answered) {
        return limit.on(step, Mono.defer(() -> step.verify(run))).flatMap(verified -> switch (verified) {
            case Verified.Holds holds -> settle(step, run, holds.after());
            case Verified.Partly(String reason) -> missing(step, reason, answered);
            case Verified.Missing(String reason) -> missing(step, reason, answered);
        });
    }

    private Mono<Run> missing(Change step, String reason, Instant answered) {
        return settling.over(step, answered, reason).then(Mono.error(new StepFailed(step.name(), reason)));
    }

    private boolean told(Step step) {
        return telling.progress().mark(step.name()).isPresent();
    }

    private <T> Mono<T> looking(Step step, Mono<T> phase) {
        return telling.meanwhile(limit.on(step, phase));
    }

    /// What is neither an outage nor an answer is a defect in the step; a person takes over.
    private static Throwable asFailure(Step step, Throwable error) {
        if (error instanceof Withheld withheld && withheld.isCancelled()) {
            return new StepFailed(step.name(), withheld.reason(), withheld);
        }
        if (error instanceof ConnectorRefused refused) {
            return new StepFailed(step.name(), refused.reason(), refused);
        }
        if (error instanceof ConnectorFailure
                || error instanceof StepFailed
                || error instanceof NotSeenYet
                || error instanceof LeaseLost
                || error instanceof Withheld
                || error instanceof Behind
                || DatabaseTrouble.is(error)) {
            return error;
        }
        LOG.error("Step {} is defective", step.name(), error);
        return new StepFailed(
                step.name(), "the step itself is defective (" + error.getClass().getSimpleName() + ")", error);
    }
}
