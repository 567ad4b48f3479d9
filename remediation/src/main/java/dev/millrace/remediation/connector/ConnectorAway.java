package dev.millrace.remediation.connector;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The system cannot be reached, does not answer in time, or is spared by its circuit breaker. It may pass;
/// whether a change under way took effect is unknown.
public final class ConnectorAway extends ConnectorFailure {
    private final boolean slow;
    private final transient @Nullable Duration retryAfter;

    private ConnectorAway(
            String connector, String reason, boolean slow, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(connector, reason, cause);
        this.slow = slow;
        this.retryAfter = retryAfter;
    }

    /// It cannot be reached, or says that it is not ready.
    public static ConnectorAway unreachable(String connector, String reason, @Nullable Throwable cause) {
        return new ConnectorAway(connector, reason, false, null, cause);
    }

    /// It did not answer within its time limit.
    public static ConnectorAway slow(String connector, Duration limit, @Nullable Throwable cause) {
        return new ConnectorAway(
                connector, "%s did not answer within %d ms".formatted(connector, limit.toMillis()), true, null, cause);
    }

    /// It is not asked now, because it failed before or has enough to do.
    public static ConnectorAway spared(
            String connector, String reason, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        return new ConnectorAway(connector, reason, false, retryAfter, cause);
    }

    /// Whether it used up its time limit, so that asking again at once only makes the wait longer.
    public boolean isSlow() {
        return slow;
    }

    /// When asking again makes sense, where that is known.
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
