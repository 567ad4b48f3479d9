package dev.millrace.remediation.connector;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;

/// Whether an outside system is asked.
public enum BreakerState {
    /// It is.
    CLOSED,
    /// It failed too often and is spared.
    OPEN,
    /// It is probed.
    HALF_OPEN,
    /// It is, whatever happens, by configuration.
    DISABLED,
    /// It is not, by hand.
    FORCED_OPEN,
    /// It is, and only counted.
    METRICS_ONLY;

    static BreakerState of(CircuitBreaker.State state) {
        return switch (state) {
            case CLOSED -> CLOSED;
            case OPEN -> OPEN;
            case HALF_OPEN -> HALF_OPEN;
            case DISABLED -> DISABLED;
            case FORCED_OPEN -> FORCED_OPEN;
            case METRICS_ONLY -> METRICS_ONLY;
        };
    }

    /// Whether work that needs the system should wait in the ledger.
    public boolean isAway() {
        return switch (this) {
            case OPEN, HALF_OPEN, FORCED_OPEN -> true;
            case CLOSED, DISABLED, METRICS_ONLY -> false;
        };
    }
}
