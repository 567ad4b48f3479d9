package dev.millrace.intake.email.mailbox;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// How many mails are marked with one command, in which order, and when again after a failure. Where the
/// connection was lost at many, the server may have needed longer for them than anybody waits: it is given half
/// as many then, and one more with each full command that goes well.
final class MarkingPace {
    /// So many UIDs, however they lie, make a line shorter than the 8,000 octets that servers read (RFC 2683,
    /// 3.2.1.5).
    private static final int MOST_IN_A_LINE = 500;
    /// A lost connection may have kept the mailbox from taking mails for as long as one waits for an answer:
    /// that is to be rare. By this the longest pause after it is longer than others.
    private static final int LONGER = 30;

    private final Backoff afterRefusal;
    private final Backoff afterLoss;
    /// How often the connection was lost at each mail.
    private final Map<Long, Integer> losses = new HashMap<>();
    private int most = MOST_IN_A_LINE;
    private long notBefore = System.nanoTime();

    /// @param first pause after a refusal, doubled each time
    /// @param longest pause after a refusal, and the first after a lost connection
    MarkingPace(Duration first, Duration longest) {
        this.afterRefusal = new Backoff(first, longest, false);
        this.afterLoss = new Backoff(longest, longest.multipliedBy(LONGER), false);
    }

    /// What is to be marked one after the other, in sets of no more than [#most] each: apart and last, what the
    /// connection was lost at, which may be the doing of one of them.
    List<List<Long>> inOrder(Collection<Long> uids) {
        List<Long> others =
                uids.stream().filter(uid -> !losses.containsKey(uid)).toList();
        List<Long> lost = uids.stream()
                .filter(losses::containsKey)
                .sorted(Comparator.comparing(losses::get))
                .toList();
        return Stream.of(others, lost).filter(set -> !set.isEmpty()).toList();
    }

    /// How many to mark with the next command.
    int most() {
        return most;
    }

    /// That one command went well.
    void wentWell(List<Long> uids) {
        if (uids.size() == most && most < MOST_IN_A_LINE) {
            most++;
        }
    }

    /// The connection was lost at one command. How long it took says nothing where it was for one mail.
    void lostAt(List<Long> uids) {
        uids.forEach(uid -> losses.merge(uid, 1, Integer::sum));
        if (uids.size() > 1) {
            most = uids.size() / 2;
        }
    }

    void forget(Collection<Long> uids) {
        losses.keySet().removeAll(uids);
    }

    void pauseAfterLoss(Throwable loss) {
        pause(afterLoss.after(loss));
    }

    void pauseAfterRefusal(Throwable refusal) {
        pause(afterRefusal.after(refusal));
    }

    private void pause(Duration time) {
        notBefore = System.nanoTime() + time.toNanos();
    }

    boolean isPausing() {
        return System.nanoTime() - notBefore < 0;
    }

    /// All that was to be marked was tried over one connection.
    void wasNotLost() {
        afterLoss.reset();
    }

    /// Nothing is refused any more.
    void wasNotRefused() {
        afterRefusal.reset();
    }

    /// UIDs name other mails now.
    void clear() {
        losses.clear();
    }
}
