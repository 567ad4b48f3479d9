package dev.millrace.remediation.runbook.file;

import dev.millrace.remediation.action.Condition;
import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// What a file says about one step beside its action.
///
/// @param name unique within the runbook
/// @param when the condition under which it is taken; always, where there is none
/// @param limit of each phase, if the file sets one
/// @param settling how long what it changes may take to show, if the file says so
/// @param admission what the runbook demands
record Planned(
        String name,
        @Nullable Condition when,
        @Nullable Duration limit,
        @Nullable Duration settling,
        Admission admission) {
    private static final State LEFT_OUT = State.of("left out: its condition does not hold");

    /// The step's first phase, where it may and is to be taken, of the run as policy judges it now.
    ///
    /// @param refused what it comes to where it must not be taken, or it is not known whether it is to
    /// @param leftOut what it comes to where its condition leaves it out
    <T> Mono<T> begin(
            Run run,
            String connector,
            Function<String, T> refused,
            Function<State, T> leftOut,
            Function<Run, Mono<T>> phase) {
        return admitted(
                run,
                refused,
                judged -> when == null || when.holds(judged)
                        ? limited(connector, phase.apply(judged))
                        : Mono.just(leftOut.apply(LEFT_OUT)));
    }

    /// The same of a step that was begun, when its condition held: what it has changed may be why that does not
    /// hold any more.
    <T> Mono<T> goOn(Run run, String connector, Function<String, T> refused, Function<Run, Mono<T>> phase) {
        return admitted(run, refused, judged -> limited(connector, phase.apply(judged)));
    }

    private <T> Mono<T> admitted(Run run, Function<String, T> refused, Function<Run, Mono<T>> phase) {
        Run judged = run.as(admission.judged(run.request()));
        return admission.objection(run.request(), judged.request()).flatMap(objection -> {
            try {
                return objection.isPresent() ? Mono.just(refused.apply(objection.get())) : phase.apply(judged);
            } catch (IllegalArgumentException e) {
                return Mono.just(refused.apply(String.valueOf(e.getMessage())));
            }
        });
    }

    /// The same for what is looked up again to take something back: demands hold for going forward alone.
    <T> Mono<T> again(Run run, String connector, Function<State, T> leftOut, Supplier<Mono<T>> phase) {
        try {
            return when == null || when.holds(run)
                    ? limited(connector, phase.get())
                    : Mono.just(leftOut.apply(LEFT_OUT));
        } catch (IllegalArgumentException e) {
            return Mono.just(leftOut.apply(LEFT_OUT));
        }
    }

    <T> Mono<T> limited(String connector, Mono<T> phase) {
        return limit == null
                ? phase
                : phase.timeout(limit)
                        .onErrorMap(TimeoutException.class, late -> ConnectorAway.slow(connector, limit, late));
    }

    Planned asIfAgreed() {
        return new Planned(name, when, limit, settling, admission.asIfAgreed());
    }
}
