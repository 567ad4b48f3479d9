package dev.millrace.remediation.worker;

import dev.millrace.remediation.brake.Restraint;
import dev.millrace.remediation.brake.Withheld;
import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.ConnectorFailure;
import dev.millrace.remediation.database.DatabaseTrouble;
import dev.millrace.remediation.ledger.Entry;
import dev.millrace.remediation.ledger.Entry.Mark;
import dev.millrace.remediation.ledger.LeaseLost;
import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Look;
import dev.millrace.remediation.runbook.Looked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Step;
import dev.millrace.remediation.runbook.Undone;
import dev.millrace.remediation.runbook.Verified;
import dev.millrace.tickets.remediation.RemediationOutcome.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Takes back what a failed run changed, newest step first, each confirmed. What cannot be taken back is
/// noted, and the next is still tried. A system that is away is waited for; once that took too long, its steps are
/// among those that cannot be taken back. During a freeze nothing is taken back either, and that uses up no
/// patience.
final class Backward {
    private static final Logger LOG = LoggerFactory.getLogger(Backward.class);

    private final Telling telling;
    private final PhaseLimit limit;
    private final Restraint restraint;
    private final Settling settling;
    private final Predicate<String> tooLong;
    /// Why looks found nothing any more, for who has to find out what an undo missed.
    private final List<String> missing = new ArrayList<>();

    /// @param tooLong whether a system of that name was waited for long enough
    Backward(Telling telling, Duration phaseLimit, Restraint restraint, Settling settling, Predicate<String> tooLong) {
        this.restraint = restraint;
        this.settling = settling;
        this.tooLong = tooLong;
        this.telling = telling;
        this.limit = new PhaseLimit(phaseLimit);
    }

    /// Whether anything may have been changed.
    static boolean isNeeded(Runbook runbook, Progress progress) {
        return runbook.steps().stream().anyMatch(step -> progress.mayNeedUndo(step.name()));
    }

    Mono<Void> through(Runbook runbook, Run start) {
        List<Step> steps = runbook.steps();
        return facts(steps, start)
                .flatMapMany(run -> Flux.fromIterable(steps.reversed())
                        .filter(step -> telling.progress().mayNeedUndo(step.name()))
                        .concatMap(step -> step instanceof Change change ? takeBack(change, run) : Mono.empty()))
                .then();
    }

    /// What the steps know of one another, looked up again as far as it still can be.
    private Mono<Run> facts(List<Step> steps, Run start) {
        Mono<Run> run = Mono.just(start);
        for (Step step : new ArrayList<>(steps)) {
            run = run.flatMap(now -> switch (step) {
                case Look look when telling.progress().mark(look.name()).isPresent() -> lookAgain(look, now);
                case Look _ -> Mono.just(now);
                case Change change ->
                    Mono.just(telling.progress()
                            .settled(change.name())
                            .or(() -> telling.progress().before(change.name()))
                            .map(now::with)
                            .orElse(now));
            });
        }
        return run;
    }

    /// One that finds nothing any more holds up only those steps that cannot do without.
    private Mono<Run> lookAgain(Look look, Run run) {
        Run known = run.with(telling.progress().found(look.name()));
        return limit.on(look, Mono.defer(() -> look.lookBack(known)))
                .map(looked -> switch (looked) {
                    case Looked.Found found -> run.with(found.state());
                    case Looked.Unfit(String reason) -> without(look, run, reason);
                })
                .onErrorResume(
                        ConnectorFailure.class,
                        failure -> isPassing(failure)
                                ? Mono.error(failure)
                                : Mono.just(without(look, run, failure.reason())))
                .onErrorResume(Run.FactMissing.class, missing -> Mono.just(run));
    }

    private Run without(Look look, Run run, String reason) {
        missing.add("%s: %s".formatted(look.name(), reason));
        return run;
    }

    private Mono<Void> takeBack(Change step, Run now) {
        State before = telling.progress().before(step.name()).orElseGet(() -> State.of("unknown"));
        Progress progress = telling.progress();
        boolean proven = progress.isAt(step.name(), Mark.DONE);
        // Taking it back was begun, by a worker that died or was not answered: it may be done already.
        boolean began = progress.isAt(step.name(), Mark.UNDOING);
        boolean wasCutOff = began && telling.job().unanswered() > 0;
        Run run = now.with(before);
        Mono<Void> begin = telling.begin(Entry.of(step.name(), Mark.UNDOING, before));
        Mono<Void> undo = unlessHeldBack(step)
                .then(limit.after(begin, telling.job(), step, Mono.defer(() -> step.undo(run, before)))
                        .doOnError(ConnectorAway.class, away -> {
                            if (away.isUnanswered()) {
                                telling.leaveUnanswered();
                            }
                        }))
                .flatMap(undone -> switch (undone) {
                    case Undone.Restored restored -> {
                        Instant answered = settling.now();
                        yield confirm(step, run, restored.detail(), answered)
                                .doOnError(
                                        this::isPassing,
                                        error -> telling.hold(Progress.answered(
                                                step.name(), Mark.WITHDRAWN, restored.detail(), answered)));
                    }
                    case Undone.NotUndoable not -> stuck(step, run, not.reason());
                });
        Function<String, Mono<Void>> unlessGivenUp =
                there -> wasCutOff && isGivenUp(step) ? stuck(step, neverAnswered(), there) : undo;
        Mono<Void> whole = progress.isAt(step.name(), Mark.WITHDRAWN)
                ? confirm(step, run, progress.detail(step.name()), answered(step))
                : proven
                        ? undo
                        : limit.on(step, Mono.defer(() -> step.verify(run))).flatMap(verified -> switch (verified) {
                            case Verified.Holds holds ->
                                unlessGivenUp.apply(holds.after().detail());
                            case Verified.Partly partly -> unlessGivenUp.apply(partly.reason());
                            case Verified.Missing missing ->
                                unlessItMayStillCome(step, missing.reason())
                                        .then(telling.note(
                                                Entry.of(
                                                        step.name(),
                                                        Mark.UNDONE,
                                                        State.of("the change is not there: " + missing.reason())),
                                                began ? new Phase[] {Phase.UNDO} : new Phase[0]));
                        });
        return whole.onErrorResume(error -> !isPassing(error) && (wasCutOff || !isCutOff(error)), error -> {
            LOG.warn("Step {} could not be taken back", step.name(), error);
            return stuck(
                    step,
                    run,
                    switch (error) {
                        case ConnectorFailure failure -> failure.reason();
                        case Run.FactMissing _
                        when !missing.isEmpty() ->
                            "what it needs is not to be found any more (%s)".formatted(String.join("; ", missing));
                        default ->
                            "the step itself is defective (" + error.getClass().getSimpleName() + ")";
                    });
        });
    }

    /// What was cut off may still come about: that is looked at once, however long the run has waited.
    private boolean isCutOff(Throwable error) {
        return telling.isUnanswered() && error instanceof ConnectorAway away && away.isUnanswered();
    }

    private boolean isGivenUp(Change step) {
        return telling.job().unanswered() >= Forward.MOST_UNANSWERED || tooLong.test(step.connector());
    }

    private String neverAnswered() {
        int times = telling.job().unanswered();
        return "%s, and the change is still there"
                .formatted(times == 1 ? "no answer came in time" : times + " times no answer came");
    }

    /// Taking back is a change of the system, too, unless a person knows better.
    private Mono<Void> unlessHeldBack(Change step) {
        return telling.job().atOnce()
                ? Mono.empty()
                : restraint
                        .beforeChange(telling.request().tenant(), step.connector())
                        .onErrorMap(ConnectorAway.class, HeldBack::new);
    }

    /// What was begun may have been made, and not show yet.
    private Mono<Void> unlessItMayStillCome(Change step, String reason) {
        Progress progress = telling.progress();
        if (telling.isRefused(step.name()) || progress.isAt(step.name(), Mark.UNDOING)) {
            return Mono.empty();
        }
        boolean known = progress.isAt(step.name(), Mark.MADE);
        Instant since = known ? answered(step) : settling.now();
        Mono<Void> over = settling.over(step, since, reason);
        return known
                ? over
                : over.doOnError(error -> telling.hold(Progress.answered(
                        step.name(), Mark.MADE, "it may have been made, and is not to be seen", since)));
    }

    private Instant answered(Change step) {
        return telling.progress().answered(step.name()).orElseGet(settling::now);
    }

    /// @param answered when the system did to taking it back
    private Mono<Void> confirm(Change step, Run run, String restored, Instant answered) {
        return limit.on(step, Mono.defer(() -> step.verify(run))).flatMap(verified -> switch (verified) {
            case Verified.Missing missing ->
                telling.note(
                        Entry.of(step.name(), Mark.UNDONE, State.of("%s (%s)".formatted(restored, missing.reason()))),
                        Phase.UNDO);
            case Verified.Holds holds ->
                stillThere(
                        step,
                        "it was taken back and is still there",
                        holds.after().detail(),
                        answered);
            case Verified.Partly partly ->
                stillThere(step, "it was taken back and a part of it is still there", partly.reason(), answered);
        });
    }

    private Mono<Void> stillThere(Change step, String reason, String now, Instant answered) {
        return settling.over(step, answered, now).then(stuck(step, reason, now));
    }

    private Mono<Void> stuck(Change step, Run run, String reason) {
        return stateNow(step, run).flatMap(now -> stuck(step, reason, now));
    }

    private Mono<Void> stuck(Change step, String reason, String now) {
        return Mono.defer(() -> telling.note(telling.progress().stuck(step.name(), reason, now), Phase.UNDO));
    }

    /// The state that a person finds, looked at once more. A system that is away is waited for.
    private Mono<String> stateNow(Change step, Run run) {
        return limit.on(step, Mono.defer(() -> step.stateNow(run))).onErrorResume(error -> !isPassing(error), error -> {
            LOG.warn("The state of {} cannot be looked at", step.name(), error);
            return Mono.just("cannot be looked at: "
                    + switch (error) {
                        case ConnectorAway away -> "%s does not answer (%s)".formatted(away.connector(), away.reason());
                        case ConnectorFailure failure -> failure.reason();
                        case Run.FactMissing _ -> "what it needs is not to be found any more";
                        default ->
                            "the step itself is defective (%s)"
                                    .formatted(error.getClass().getSimpleName());
                    });
        });
    }

    private boolean isPassing(Throwable error) {
        return error instanceof ConnectorAway away
                ? !tooLong.test(away.connector())
                : error instanceof NotSeenYet
                        || error instanceof HeldBack
                        || error instanceof Withheld
                        || error instanceof LeaseLost
                        || DatabaseTrouble.is(error);
    }
}
