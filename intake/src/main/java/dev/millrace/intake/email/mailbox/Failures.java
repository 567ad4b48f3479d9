package dev.millrace.intake.email.mailbox;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How often each mail could not be fetched or read. What has failed before is fetched alone and last, so that it
/// spoils no other mail's attempt.
final class Failures {
    private final Map<Long, Integer> times = new HashMap<>();
    private final Set<Long> lostAlone = new HashSet<>();

    /// Counts one more and tells how many there are.
    int count(long uid) {
        return times.merge(uid, 1, Integer::sum);
    }

    /// The connection was lost while these were fetched. That may be the network's doing: nothing is counted.
    void lost(List<Long> uids) {
        uids.forEach(uid -> times.putIfAbsent(uid, 0));
        if (uids.size() == 1) {
            lostAlone.addAll(uids);
        }
    }

    /// Whether the connection was last lost while this one was fetched, and no other.
    boolean isLostAlone(long uid) {
        return lostAlone.contains(uid);
    }

    /// What the connection was lost at was the mail after all.
    void blame(long uid) {
        lostAlone.remove(uid);
        count(uid);
    }

    /// Whether something went wrong with it before.
    boolean isSuspect(long uid) {
        return times.containsKey(uid);
    }

    int of(long uid) {
        return times.getOrDefault(uid, 0);
    }

    void forget(long uid) {
        times.remove(uid);
        lostAlone.remove(uid);
    }

    /// Forgets mails that are not there any more.
    ///
    /// @param undone UIDs, ascending
    void retain(long[] undone) {
        times.keySet().removeIf(uid -> Arrays.binarySearch(undone, uid) < 0);
        lostAlone.retainAll(times.keySet());
    }

    void clear() {
        times.clear();
        lostAlone.clear();
    }

    boolean isEmpty() {
        return times.isEmpty();
    }
}
