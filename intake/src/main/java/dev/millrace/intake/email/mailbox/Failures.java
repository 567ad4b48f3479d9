package dev.millrace.intake.email.mailbox;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// How often each mail could not be fetched or read. What has failed before is fetched alone and last, so that
/// it spoils no other mail's attempt.
final class Failures {
    /// So often a mail is tried alone while nothing else tells whether that it fails is its own doing. With the longest
    /// pauses between, that is a quarter of an hour and more; a server that is away for so long lists nothing.
    private static final int MOST_IN_VAIN = 20;

    private final Map<Long, Suspect> suspects = new HashMap<>();
    private long failedAlone;

    /// What is held against a mail.
    private static final class Suspect {
        private int times;
        /// How often the program died of it, or had no memory for it; null where it may not.
        private @Nullable Integer deaths;
        /// How often it failed when it was tried alone, and that may have been its own doing.
        private int inVain;
        /// Whether it failed last when it was tried alone, and that may have been its own doing.
        private boolean accused;
        /// The higher, the later it failed when it was tried alone; 0 where it never did.
        private long lastAlone;

        private int deaths() {
            return deaths == null ? 0 : deaths;
        }
    }

    private Suspect suspect(long uid) {
        return suspects.computeIfAbsent(uid, _ -> new Suspect());
    }

    /// Counts one more and tells how many there are.
    int count(long uid) {
        return ++suspect(uid).times;
    }

    /// These could not be listed or fetched together. Nothing is counted: it may be the network's or the server's
    /// doing.
    ///
    /// @param mayBeItsFault whether that of one alone may be the mail's own doing, which the next try will tell
    void failed(Collection<Long> uids, boolean mayBeItsFault) {
        suspect(uids);
        if (uids.size() == 1) {
            Suspect alone = suspect(uids.iterator().next());
            alone.lastAlone = ++failedAlone;
            alone.accused |= mayBeItsFault;
            alone.inVain += mayBeItsFault ? 1 : 0;
        }
    }

    /// The server did not list these with the others. It may have stopped at one of them: each is to be listed alone.
    void suspect(Collection<Long> uids) {
        uids.forEach(this::suspect);
    }

    /// What of these is suspect, in the order in which it is to be tried: last what failed alone most recently, so that
    /// none keeps the others from their turn.
    ///
    /// @param undone UIDs, ascending
    long[] inTurn(long[] undone) {
        return LongStream.of(undone)
                .filter(suspects::containsKey)
                .boxed()
                .sorted(Comparator.comparingLong(uid -> suspect(uid).lastAlone))
                .mapToLong(Long::longValue)
                .toArray();
    }

    /// The program died while it had these in work. Which of them it died of is known only where it was one
    /// alone.
    ///
    /// @param before how often it had died of each before
    void died(Map<Long, Integer> before) {
        int now = before.size() == 1 ? 1 : 0;
        before.forEach((uid, often) -> suspect(uid).deaths = often + now);
    }

    /// It has died of these before, and had them not in work when it died last.
    void waiting(Map<Long, Integer> before) {
        before.forEach((uid, often) -> suspect(uid).deaths = often);
    }

    /// There was no memory for it. Whether it was its own doing is known only where it was alone, since it was
    /// dangerous before.
    void ranOutOfMemory(long uid) {
        Suspect mail = suspect(uid);
        mail.deaths = mail.deaths == null ? 0 : mail.deaths + 1;
    }

    /// How often the program died of it, or had no memory for it.
    int deathsOf(long uid) {
        Suspect mail = suspects.get(uid);
        return mail == null ? 0 : mail.deaths();
    }

    /// Whether the program may die of it: then nothing else is to be in work with it.
    boolean isDangerous(long uid) {
        Suspect mail = suspects.get(uid);
        return mail != null && mail.deaths != null;
    }

    /// What the program may die of, and how often it did.
    Map<Long, Integer> deaths() {
        return suspects.entrySet().stream()
                .filter(mail -> mail.getValue().deaths != null)
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, mail -> mail.getValue().deaths()));
    }

    /// Whether it failed last when it was tried alone, and that may have been its own doing.
    boolean isAccused(long uid) {
        Suspect mail = suspects.get(uid);
        return mail != null && mail.accused;
    }

    /// It was its own doing: others came through after it.
    void blame(long uid) {
        Suspect mail = suspect(uid);
        mail.accused = false;
        mail.times++;
    }

    /// It is not to be tried any more.
    void giveUp(long uid, int attempts) {
        suspect(uid).times = attempts;
    }

    /// Whether something went wrong with it before.
    boolean isSuspect(long uid) {
        return suspects.containsKey(uid);
    }

    int of(long uid) {
        Suspect mail = suspects.get(uid);
        return mail == null ? 0 : mail.times;
    }

    /// Whether it is not to be tried any more.
    boolean isGivenUp(long uid, int attempts) {
        Suspect mail = suspects.get(uid);
        return mail != null && (mail.times >= attempts || mail.deaths() >= attempts || mail.inVain >= MOST_IN_VAIN);
    }

    void forget(long uid) {
        suspects.remove(uid);
    }

    /// Forgets mails that are not there any more.
    ///
    /// @param undone UIDs, ascending
    void retain(long[] undone) {
        suspects.keySet().removeIf(uid -> Arrays.binarySearch(undone, uid) < 0);
    }

    void clear() {
        suspects.clear();
    }

    boolean isEmpty() {
        return suspects.isEmpty();
    }
}
