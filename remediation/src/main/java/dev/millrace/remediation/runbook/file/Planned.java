package dev.millrace.remediation.runbook.file;

import dev.millrace.remediation.action.Condition;
import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.runbook.Run;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// What a file says about one step beside its action.
///
/// @param name unique within the runbook
/// @param when the condition under which it is taken; always, where there is none
/// @param limit of each phase, if the file sets one
/// @param admission what the runbook demands
record Planned(
        String name, @Nullable Condition when, @Nullable Duration limit, Admission admission) {
    /// Why the step must not be taken, if it must not.
    Optional<String> objection(Run run) {
        return admission.objection(run.request());
    }

    /// Whether its condition leaves it out.
    ///
    /// @throws IllegalArgumentException when the condition cannot be evaluated
    boolean isLeftOut(Run run) {
        return when != null && !when.holds(run);
    }

    <T> Mono<T> limited(String connector, Mono<T> phase) {
        return limit == null
                ? phase
                : phase.timeout(limit)
                        .onErrorMap(TimeoutException.class, late -> ConnectorAway.slow(connector, limit, late));
    }
}
