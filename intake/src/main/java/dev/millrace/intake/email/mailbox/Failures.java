package dev.millrace.intake.email.mailbox;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How often each mail could not be fetched or read. What has failed before is fetched alone and last, so that
/// it spoils no other mail's attempt.
final class Failures {
    private final Map<Long, Integer> times = new HashMap<>();
    private final Set<Long> lostAlone = new HashSet<>();
    private final Map<Long, Integer> deaths = new HashMap<>();
    private boolean unlisted;

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

    /// The server could not list these, or not all of them: they are to be listed one by one.
    void unlisted(Collection<Long> uids) {
        uids.forEach(uid -> times.putIfAbsent(uid, 0));
        unlisted = true;
    }

    boolean isToBeListedAlone() {
        unlisted &= !times.isEmpty();
        return unlisted;
    }

    /// The program died while it had these in work. Which of them it died of is known only where it was one
    /// alone.
    ///
    /// @param before how often it had died of each before
    void died(Map<Long, Integer> before) {
        int now = before.size() == 1 ? 1 : 0;
        before.forEach((uid, often) -> {
            times.putIfAbsent(uid, 0);
            deaths.put(uid, often + now);
        });
    }

    /// It has died of these before, and had them not in work when it died last.
    void waiting(Map<Long, Integer> before) {
        before.forEach((uid, often) -> {
            times.putIfAbsent(uid, 0);
            deaths.put(uid, often);
        });
    }

    /// How often the program died of it.
    int deathsOf(long uid) {
        return deaths.getOrDefault(uid, 0);
    }

    /// Whether the program may die of it: then nothing else is to be in work with it.
    boolean isDangerous(long uid) {
        return deaths.containsKey(uid);
    }

    /// What the program has died of, and how often.
    Map<Long, Integer> deaths() {
        return Map.copyOf(deaths);
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

    /// Whether it is not to be tried any more.
    boolean isGivenUp(long uid, int attempts) {
        return of(uid) >= attempts || deathsOf(uid) >= attempts;
    }

    void forget(long uid) {
        times.remove(uid);
        lostAlone.remove(uid);
        deaths.remove(uid);
    }

    /// Forgets mails that are not there any more.
    ///
    /// @param undone UIDs, ascending
    void retain(long[] undone) {
        times.keySet().removeIf(uid -> Arrays.binarySearch(undone, uid) < 0);
        lostAlone.retainAll(times.keySet());
        deaths.keySet().retainAll(times.keySet());
    }

    void clear() {
        times.clear();
        lostAlone.clear();
        deaths.clear();
    }

    boolean isEmpty() {
        return times.isEmpty();
    }
}
