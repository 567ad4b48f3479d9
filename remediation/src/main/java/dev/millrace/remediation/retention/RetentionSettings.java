package dev.millrace.remediation.retention;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// How long the run ledger knows people.
///
/// @param forgetAfter how long after its end a run's requester, target, values and states are kept; at least a day, for
///     ever by default
@ConfigurationProperties("millrace.remediation.ledger")
record RetentionSettings(@Nullable Duration forgetAfter) {
    RetentionSettings {
        if (forgetAfter != null && forgetAfter.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException(
                    "millrace.remediation.ledger.forget-after must be at least 1d, not " + forgetAfter);
        }
    }
}
