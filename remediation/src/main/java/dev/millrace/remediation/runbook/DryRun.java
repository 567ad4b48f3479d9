package dev.millrace.remediation.runbook;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.ConnectorFailure;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Looks and checks what a run would find and change. Applies nothing, and writes nothing down.
public final class DryRun {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private DryRun() {}

    /// What a step would do.
    public enum Verdict {
        /// It found what later steps need.
        @JsonProperty("found")
        FOUND,
        /// It would change something.
        @JsonProperty("would-change")
        WOULD_CHANGE,
        /// Things are so already.
        @JsonProperty("already-so")
        ALREADY_SO,
        /// The run would end here, and a person would take over.
        @JsonProperty("would-fail")
        WOULD_FAIL,
        /// The run would wait: the system is away.
        @JsonProperty("would-wait")
        WOULD_WAIT,
        /// It rests on what a step before would have done.
        @JsonProperty("not-known-yet")
        NOT_KNOWN_YET
    }

    /// What one step would do.
    ///
    /// @param detail for people
    /// @param before the state that would be changed, where one would
    /// @param after the state that the change would lead to, as far as that can be told before
    public record Finding(
            String step,
            String connector,
            Verdict verdict,
            String detail,
            @Nullable String before,
            @Nullable String after) {}

    /// What a run would do.
    ///
    /// @param steps in order, up to where the run would end or wait
    public record Report(String runbook, String target, List<Finding> steps) {
        public Report {
            steps = List.copyOf(steps);
        }
    }

    private record Progress(Run run, List<Finding> findings, boolean ended) {
        Progress and(Finding finding, State state) {
            return new Progress(run.with(state), extended(finding), false);
        }

        Progress end(Finding finding) {
            return new Progress(run, extended(finding), true);
        }

        private List<Finding> extended(Finding finding) {
            List<Finding> all = new ArrayList<>(findings);
            all.add(finding);
            return all;
        }
    }

    /// Takes a runbook's looks and checks, in order.
    public static Mono<Report> of(Runbook runbook, Execute request) {
        return Flux.fromIterable(runbook.steps())
                .reduce(
                        Mono.just(new Progress(Run.of(request), List.of(), false)),
                        (progress, step) -> progress.flatMap(now -> now.ended() ? Mono.just(now) : take(now, step)))
                .flatMap(progress -> progress)
                .map(end -> new Report(runbook.id(), request.target(), end.findings()));
    }

    private static Mono<Progress> take(Progress now, Step step) {
        return Mono.defer(() -> switch (step) {
                    case Look look -> look.look(now.run()).map(looked -> looked(now, step, looked));
                    case Change change -> change.check(now.run()).map(checked -> checked(now, step, checked));
                })
                .timeout(LIMIT)
                .onErrorResume(error -> Mono.just(failed(now, step, error)));
    }

    private static Progress looked(Progress now, Step step, Looked looked) {
        return switch (looked) {
            case Looked.Found found ->
                now.and(finding(step, Verdict.FOUND, found.state().detail()), found.state());
            case Looked.Unfit(String reason) -> now.end(finding(step, Verdict.WOULD_FAIL, reason));
        };
    }

    private static Progress checked(Progress now, Step step, Checked checked) {
        return switch (checked) {
            case Checked.Needed(State before, String after) -> now.and(change(step, before.detail(), after), before);
            case Checked.AlreadySo(State state) -> now.and(finding(step, Verdict.ALREADY_SO, state.detail()), state);
            case Checked.Impossible(String reason) -> now.end(finding(step, Verdict.WOULD_FAIL, reason));
            case Checked.Unknowable(String reason) -> now.end(finding(step, Verdict.WOULD_FAIL, reason));
        };
    }

    private static Progress failed(Progress now, Step step, Throwable error) {
        return switch (error) {
            case ConnectorAway away -> now.end(finding(step, Verdict.WOULD_WAIT, away.reason()));
            case ConnectorFailure refused -> now.end(finding(step, Verdict.WOULD_FAIL, refused.reason()));
            case TimeoutException _ ->
                now.end(finding(step, Verdict.WOULD_WAIT, "no answer within " + LIMIT.toSeconds() + " s"));
            // A fact that only an applied step would have brought.
            case Run.FactMissing missing ->
                now.and(finding(step, Verdict.NOT_KNOWN_YET, String.valueOf(missing.getMessage())), State.of(""));
            default ->
                now.end(finding(
                        step,
                        Verdict.WOULD_FAIL,
                        "the step itself is defective (" + error.getClass().getSimpleName() + ")"));
        };
    }

    private static Finding change(Step step, String before, String after) {
        return new Finding(
                step.name(), step.connector(), Verdict.WOULD_CHANGE, "%s → %s".formatted(before, after), before, after);
    }

    private static Finding finding(Step step, Verdict verdict, String detail) {
        return new Finding(step.name(), step.connector(), verdict, detail, null, null);
    }
}
