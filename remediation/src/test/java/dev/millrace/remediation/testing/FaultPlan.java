package dev.millrace.remediation.testing;

import java.util.concurrent.atomic.AtomicInteger;

/// Lets one of the exchanges with outside systems go wrong, counted over all of them.
public final class FaultPlan {
    private final AtomicInteger exchanges = new AtomicInteger();
    private volatile int at;
    private volatile Kind kind = Kind.NONE;

    /// How it goes wrong.
    public enum Kind {
        NONE,
        /// The system says that it is not ready, and nothing happened.
        AWAY,
        /// It says no, and nothing happened.
        REFUSED,
        /// It happens, and the answer is lost.
        LOST_AFTER
    }

    /// Starts counting anew.
    public void plan(Kind fault, int exchange) {
        kind = fault;
        at = exchange;
        exchanges.set(0);
    }

    public int exchanges() {
        return exchanges.get();
    }

    /// What the exchange that begins now comes to.
    public Kind next() {
        return exchanges.incrementAndGet() == at ? kind : Kind.NONE;
    }
}
