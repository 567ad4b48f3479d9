package dev.millrace.remediation.connector;

import java.time.Duration;

/// How many calls a system takes at once, found out as one goes: half as many after one that was not answered
/// in time, and up to one more for each round that was (additive increase, multiplicative decrease; RFC 5681,
/// 3.1). It grows by as much of a place as the answers leave of the time limit, so ever slower towards the point
/// where they are late, and only while most places are taken: those that nobody takes prove nothing (RFC 7661).
/// It begins with the most there may be, so a system that takes them all never notices.
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

    /// A call was answered, in time, and has not left its place yet.
    synchronized void answered(Duration took) {
        double left = 1 - (double) took.toNanos() / timeLimit.toNanos();
        if (left > 0 && 2 * underWay >= (int) now) {
            now = Math.min(most, now + left / now);
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
