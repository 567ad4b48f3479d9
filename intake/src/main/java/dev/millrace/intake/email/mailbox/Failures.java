package dev.millrace.intake.email.mailbox;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/// How often each mail could not be fetched or read. What has failed before is fetched alone and last, so that
/// it spoils no other mail's attempt.
final class Failures {
    private final Map<Long, Integer> times = new HashMap<>();
    private final Set<Long> failedAlone = new LinkedHashSet<>();
    private final Set<Long> accused = new HashSet<>();
    private final Map<Long, Integer> deaths = new HashMap<>();

    /// Counts one more and tells how many there are.
    int count(long uid) {
        return times.merge(uid, 1, Integer::sum);
    }

    /// These could not be listed or fetched together. Nothing is counted: it may be the network's or the server's
    /// doing.
    ///
    /// @param mayBeItsFault whether that of one alone may be the mail's own doing, which the next try will tell
    void failed(Collection<Long> uids, boolean mayBeItsFault) {
        suspect(uids);
        if (uids.size() == 1) {
            failedAlone.removeAll(uids);
            failedAlone.addAll(uids);
            if (mayBeItsFault) {
                accused.addAll(uids);
            }
        }
    }

    /// The server did not list these with the others. It may have stopped at one of them: each is to be listed alone.
    void suspect(Collection<Long> uids) {
        uids.forEach(uid -> times.putIfAbsent(uid, 0));
    }

    /// What of these is suspect, in the order in which it is to be tried: last what failed alone most recently, so that
    /// none keeps the others from their turn.
    ///
    /// @param undone UIDs, ascending
    long[] inTurn(long[] undone) {
        LongStream others = Arrays.stream(undone).filter(uid -> isSuspect(uid) && !failedAlone.contains(uid));
        LongStream last =
                failedAlone.stream().mapToLong(Long::longValue).filter(uid -> Arrays.binarySearch(undone, uid) >= 0);
        return LongStream.concat(others, last).toArray();
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

    /// There was no memory for it. Whether it was its own doing is known only where it was alone, since it was
    /// dangerous before.
    void ranOutOfMemory(long uid) {
        times.putIfAbsent(uid, 0);
        deaths.merge(uid, 0, (before, _) -> before + 1);
    }

    /// How often the program died of it, or had no memory for it.
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

    /// Whether it failed last when it was tried alone, and that may have been its own doing.
    boolean isAccused(long uid) {
        return accused.contains(uid);
    }

    /// It was its own doing: others came through after it.
    void blame(long uid) {
        accused.remove(uid);
        count(uid);
    }

    /// It is not to be tried any more.
    void giveUp(long uid, int attempts) {
        times.put(uid, attempts);
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
        failedAlone.remove(uid);
        accused.remove(uid);
        deaths.remove(uid);
    }

    /// Forgets mails that are not there any more.
    ///
    /// @param undone UIDs, ascending
    void retain(long[] undone) {
        times.keySet().removeIf(uid -> Arrays.binarySearch(undone, uid) < 0);
        failedAlone.retainAll(times.keySet());
        accused.retainAll(times.keySet());
        deaths.keySet().retainAll(times.keySet());
    }

    void clear() {
        times.clear();
        failedAlone.clear();
        accused.clear();
        deaths.clear();
    }

    boolean isEmpty() {
        return times.isEmpty();
    }
}
