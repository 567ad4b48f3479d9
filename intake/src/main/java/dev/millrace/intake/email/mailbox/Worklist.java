package dev.millrace.intake.email.mailbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// The mails of a folder that are still to be taken: what just arrived before what has lain there for longer,
/// both oldest first. So nobody who writes now waits until a backlog is worked off. Last comes what failed before.
final class Worklist {
    private final long[] backlog;
    private final long[] suspects;
    private int next;
    private int nextSuspect;
    private final Deque<Long> fresh = new ArrayDeque<>();
    private long highest;

    /// @param undone UIDs of all that lies there, ascending
    /// @param toTake those of them that are to be taken, ascending
    Worklist(long[] undone, long[] toTake, Failures failures) {
        this.backlog =
                Arrays.stream(toTake).filter(uid -> !failures.isSuspect(uid)).toArray();
        this.suspects = failures.inTurn(toTake);
        this.highest = undone.length == 0 ? 0 : undone[undone.length - 1];
    }

    /// Adds what arrived meanwhile.
    ///
    /// @param arrived UIDs above [#highest], ascending
    void add(long[] arrived) {
        for (long uid : arrived) {
            fresh.add(uid);
            highest = uid;
        }
    }

    /// The highest UID that it knows of: what arrives has a higher one.
    long highest() {
        return highest;
    }

    boolean hasFresh() {
        return !fresh.isEmpty();
    }

    /// Takes from what just arrived.
    List<Long> takeFresh(int most) {
        List<Long> taken = new ArrayList<>();
        while (taken.size() < most && !fresh.isEmpty()) {
            taken.add(fresh.poll());
        }
        return taken;
    }

    boolean hasBacklog() {
        return next < backlog.length || nextSuspect < suspects.length;
    }

    /// Takes from what has lain there; suspects one by one.
    List<Long> takeBacklog(int most) {
        List<Long> taken = new ArrayList<>();
        while (taken.size() < most && next < backlog.length) {
            taken.add(backlog[next++]);
        }
        if (taken.isEmpty() && nextSuspect < suspects.length) {
            taken.add(suspects[nextSuspect++]);
        }
        return taken;
    }

    int size() {
        return backlog.length - next + suspects.length - nextSuspect + fresh.size();
    }
}
