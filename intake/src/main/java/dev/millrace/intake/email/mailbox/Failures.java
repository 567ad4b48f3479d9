package dev.millrace.intake.email.mailbox;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// How often each mail could not be fetched or read. What has failed before is fetched alone, so that it spoils
/// no other mail's attempt.
final class Failures {
    private final Map<Long, Integer> times = new HashMap<>();

    /// Counts one more and tells how many there are.
    int count(long uid) {
        return times.merge(uid, 1, Integer::sum);
    }

    int of(long uid) {
        return times.getOrDefault(uid, 0);
    }

    void forget(long uid) {
        times.remove(uid);
    }

    /// Forgets mails that are not there any more.
    ///
    /// @param undone UIDs, ascending
    void retain(long[] undone) {
        times.keySet().removeIf(uid -> Arrays.binarySearch(undone, uid) < 0);
    }

    void clear() {
        times.clear();
    }

    boolean isEmpty() {
        return times.isEmpty();
    }
}
