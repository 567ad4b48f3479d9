package dev.millrace.intake.email.mailbox;

import jakarta.mail.MessagingException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is to be marked on the server and is not yet. It outlives a lost connection, so that a mail that was
/// handed over is not fetched again only because the server could not be told.
final class Marks {
    /// So many may wait; a mailbox that lets nothing be marked takes nothing more then.
    private static final int MOST = 10_000;
    /// After so many refusals without a success between them it is no single mail's fault.
    private static final int MOST_REFUSED = 32;
    /// What is wrong with the folder that a mail goes to, whichever mail it is (RFC 3501, 7.1; RFC 5530).
    private static final Pattern OF_THE_FOLDER =
            Pattern.compile("(?i)\\bNO \\[(OVERQUOTA|TRYCREATE|NONEXISTENT|NOPERM)\\b");

    private final MarkingPace pace;
    private final Copies copies = new Copies();
    private final Reappearing reappearing;
    private final Map<Long, Mark> waiting = new TreeMap<>();
    private final Set<Long> refused = new HashSet<>();
    private final Set<Mark> givenUp = EnumSet.noneOf(Mark.class);
    private @Nullable MessagingException refusal;
    /// Whether the last try was refused, too.
    private boolean refusedAnew;
    /// How the connection was lost at the last try.
    private MailboxConnection.@Nullable Lost loss;

    /// @param patience how often a mail is marked that reappears, and how often in a row all may reappear before
    ///     nothing is taken any more
    Marks(int patience, MarkingPace pace) {
        this.reappearing = new Reappearing(patience);
        this.pace = pace;
    }

    void add(long uid, Mark mark) {
        waiting.put(uid, mark);
    }

    /// How many are not told to the server yet.
    int waiting() {
        return waiting.size();
    }

    private boolean isFull() {
        return waiting.size() >= MOST;
    }

    /// What was refused may be tried again, after a pause.
    void beginVisit() {
        if (!pace.isPausing()) {
            forgetRefusals();
        }
    }

    private void forgetRefusals() {
        refusal = null;
        refused.clear();
        givenUp.clear();
    }

    /// Tells the server. What it refuses stays waiting, see [#requireAccepted], and is not tried again before
    /// the next visit. Where the connection was lost at it before, taking mails comes first, see
    /// [#flushAfterPause], unless so many wait that nothing can be taken.
    ///
    /// @throws MailboxConnection.Lost when the connection is lost
    void flush(MailboxConnection connection) throws MailboxConnection.Lost {
        if (loss == null || isFull()) {
            flush(connection.marking());
        }
    }

    /// The same where the connection was lost at it before, once the pause after that is over.
    void flushAfterPause(MailboxConnection connection) throws MailboxConnection.Lost {
        if (loss != null && !pace.isPausing()) {
            flush(connection.marking());
        }
    }

    private void flush(Marking marking) throws MailboxConnection.Lost {
        refusedAnew = false;
        try {
            for (Mark mark : Mark.values()) {
                if (!givenUp.contains(mark)) {
                    mark(marking, mark);
                }
            }
            loss = null;
            pace.wasNotLost();
        } catch (MailboxConnection.Lost e) {
            loss = e;
            pace.pauseAfterLoss(e);
            throw new MailboxConnection.Lost(waiting.size() + " mails are taken but not marked: " + e.getMessage(), e);
        }
        if (refusal == null) {
            pace.wasNotRefused();
        } else if (refusedAnew) {
            pace.pauseAfterRefusal(refusal);
        }
    }

    private void mark(Marking marking, Mark mark) throws MailboxConnection.Lost {
        // Before anything is copied too: the connection may be lost at that each time.
        remove(marking, mark);
        if (marking.copies(mark)) {
            copies.lookFor(marking, mark, open(mark, false));
            inSets(mark, open(mark, false), true, uids -> copies.make(marking, mark, uids));
            remove(marking, mark);
        } else {
            inSets(mark, open(mark, false), true, uids -> {
                marking.mark(mark, uids);
                marked(uids, mark);
            });
        }
    }

    /// Who refuses that does so whichever the mails are.
    private void remove(Marking marking, Mark mark) throws MailboxConnection.Lost {
        inSets(mark, open(mark, true), false, uids -> {
            marking.remove(uids);
            marked(uids, mark);
        });
    }

    private List<Long> open(Mark mark, boolean copied) {
        return waiting.entrySet().stream()
                .filter(entry -> entry.getValue() == mark && !refused.contains(entry.getKey()))
                .map(Map.Entry::getKey)
                .filter(uid -> copies.isMade(uid) == copied)
                .toList();
    }

    private void marked(List<Long> uids, Mark mark) {
        uids.forEach(waiting::remove);
        uids.forEach(uid -> reappearing.marked(uid, mark));
        pace.forget(uids);
    }

    /// What the server is asked to do with some mails.
    private interface Step {
        void run(List<Long> uids) throws MessagingException;
    }

    /// One mail that the server refuses must not keep the others unmarked: they are halved until it is alone,
    /// the larger sets first. Where it is not the mail's fault, or does not look so, the mark waits for the next
    /// visit.
    ///
    /// @param halving whether it may be one mail's fault
    private void inSets(Mark mark, List<Long> uids, boolean halving, Step step) throws MailboxConnection.Lost {
        Deque<List<Long>> sets = new ArrayDeque<>(pace.inOrder(uids));
        int refusedInARow = 0;
        while (!sets.isEmpty() && !givenUp.contains(mark)) {
            List<Long> next = next(sets);
            try {
                step.run(next);
                pace.wentWell(next);
                refusedInARow = 0;
            } catch (MailboxConnection.Lost e) {
                pace.lostAt(next);
                throw e;
            } catch (MessagingException e) {
                refusal = e;
                refusedAnew = true;
                refusedInARow++;
                if (isOfTheFolder(e) || refusedInARow == MOST_REFUSED) {
                    givenUp.add(mark);
                } else if (next.size() == 1 || !halving) {
                    refused.addAll(next);
                } else {
                    int half = next.size() / 2;
                    sets.add(next.subList(0, half));
                    sets.add(next.subList(half, next.size()));
                }
            }
        }
    }

    /// The next set, no larger than the pace allows now that those before are marked.
    private List<Long> next(Deque<List<Long>> sets) {
        List<Long> next = sets.remove();
        int most = pace.most();
        if (next.size() <= most) {
            return next;
        }
        sets.addFirst(next.subList(most, next.size()));
        return next.subList(0, most);
    }

    private static boolean isOfTheFolder(MessagingException refusal) {
        return refusal instanceof MailboxConnection.NotNow
                || OF_THE_FOLDER.matcher(String.valueOf(refusal.getMessage())).find();
    }

    /// Whether something keeps mails from being marked.
    boolean areHeldUp() {
        return refusal != null || loss != null;
    }

    /// @throws RefusedAgain when mails wait for their mark that the server refused, or lost the connection at
    void requireAccepted() throws RefusedAgain {
        if (waiting.isEmpty()) {
            return;
        }
        if (loss != null) {
            throw new RefusedAgain("%d mails are taken but not marked, which is tried again later: %s"
                    .formatted(waiting.size(), loss.getMessage()));
        }
        if (refusal != null) {
            throw new RefusedAgain("%d mails are taken but the server does not let them be marked: %s"
                    .formatted(waiting.size(), refusal.getMessage()));
        }
    }

    /// @throws RefusedAgain when too many wait
    void requireRoom() throws RefusedAgain {
        if (isFull()) {
            requireAccepted();
        }
    }

    /// What of these is to be taken: all that does not wait to be marked, and was not marked in vain.
    ///
    /// @throws MessagingException when the server forgets all marks; then nothing is to be taken
    long[] toTake(long[] undone) throws MessagingException {
        waiting.putAll(reappearing.in(undone));
        copies.retain(uid -> waiting.containsKey(uid) || reappearing.has(uid));
        reappearing.requireAnyKept();
        return Arrays.stream(undone)
                .filter(uid -> !waiting.containsKey(uid) && !reappearing.has(uid))
                .toArray();
    }

    /// @throws RefusedAgain where the server tells of mails that it has marked; all others are taken
    void requireKept() throws RefusedAgain {
        reappearing.requireAllKept();
    }

    /// UIDs name other mails now.
    void clear() {
        waiting.clear();
        copies.clear();
        reappearing.clear();
        pace.clear();
        loss = null;
        forgetRefusals();
    }
}
