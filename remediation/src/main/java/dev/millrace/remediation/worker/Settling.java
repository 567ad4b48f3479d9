package dev.millrace.remediation.worker;

import dev.millrace.remediation.runbook.Change;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;

/// How long a change that a system has answered may take until it shows there. What is read again at once may come
/// from another server than the one that took the change, as with Microsoft Graph or a directory of several
/// controllers.
///
/// @param clock by which it is told since when
/// @param usual where the runbook says nothing else; zero to look once
record Settling(Clock clock, Duration usual) {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    Instant now() {
        return clock.instant();
    }

    /// Completes once it has had its time; until then fails with [NotSeenYet]. Each pause is as long as it has
    /// waited so far, so there are few.
    ///
    /// @param since when the system answered
    /// @param reason what shows now, for people
    Mono<Void> over(Change step, Instant since, String reason) {
        return Mono.defer(() -> {
            Duration passed = Duration.between(since, now());
            Duration left = step.settling().orElse(usual).minus(passed);
            if (!left.isPositive()) {
                return Mono.empty();
            }
            Duration pause = passed.compareTo(FIRST_PAUSE) < 0 ? FIRST_PAUSE : passed;
            return Mono.error(new NotSeenYet(step.connector(), reason, pause.compareTo(left) < 0 ? pause : left));
        });
    }
}
