package dev.millrace.remediation.connector;

import java.time.Duration;

/// How many calls a system takes at once, found out as one goes: half as many after one that was not answered
/// in time, one more for each round that was answered well within it (additive increase, multiplicative
/// decrease; RFC 5681, 3.1). It begins with the most there may be, so a system that takes them all never
/// notices.
final class AdaptiveLimit {
    private final int most;
    private final Duration timeLimit;
    private double now;
    private int underWay;
    private long lastCut;
    private boolean cut;

    /// @param most the most calls at once, however well the system answers
    /// @param timeLimit of one call
    AdaptiveLimit(int most, Duration timeLimit) {
        this.most = most;
        this.timeLimit = timeLimit;
        this.now = most;
    }

    /// Takes a place, if there is one.
    synchronized boolean enter() {
        if (underWay >= (int) now) {
            return false;
        }
        underWay++;
        return true;
    }

    /// Gives a place back.
    synchronized void leave() {
        underWay--;
    }

    /// A call was answered.
    synchronized void answered(Duration took) {
        if (took.multipliedBy(2).compareTo(timeLimit) < 0) {
            now = Math.min(most, now + 1 / now);
        }
    }

    /// A call was not answered in time. Those that were sent with it are late for the same reason, and count
    /// once.
    ///
    /// @param nanos when, on a clock that only this uses
    synchronized void late(long nanos) {
        if (!cut || nanos - lastCut >= timeLimit.toNanos()) {
            now = Math.max(1, now / 2);
            lastCut = nanos;
            cut = true;
        }
    }

    /// The most calls at once, as things are.
    synchronized int now() {
        return (int) now;
    }
}
