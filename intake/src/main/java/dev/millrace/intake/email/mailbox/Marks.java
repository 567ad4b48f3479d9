package dev.millrace.intake.email.mailbox;

import jakarta.mail.MessagingException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.jspecify.annotations.Nullable;

/// What is to be marked on the server and is not yet. It outlives a lost connection, so that a mail that was
/// handed over is not fetched again only because the server could not be told.
final class Marks {
    /// So many may wait; a mailbox that lets nothing be marked takes nothing more then.
    private static final int MOST = 10_000;
    /// So many UIDs, however they lie, make a line shorter than the 8,000 octets that servers read (RFC 2683, 3.2.1.5).
    private static final int MOST_IN_A_LINE = 500;
    /// After so many refusals without a success between them it is no single mail's fault.
    private static final int MOST_REFUSED = 32;
    private static final int MOST_NAMED = 5;
    /// What is wrong with the folder that a mail goes to, whichever mail it is (RFC 3501, 7.1; RFC 5530).
    private static final Pattern OF_THE_FOLDER =
            Pattern.compile("(?i)\\bNO \\[(OVERQUOTA|TRYCREATE|NONEXISTENT|NOPERM)\\b");

    private final int patience;
    private final Map<Long, Mark> waiting = new TreeMap<>();
    private final Map<Long, Mark> justMarked = new HashMap<>();
    /// How often mails were marked that the server tells of all the same.
    private final Map<Long, Integer> inVain = new TreeMap<>();
    private final Set<Long> refused = new HashSet<>();
    private final Set<Mark> givenUp = EnumSet.noneOf(Mark.class);
    /// How often in a row all that was marked for the first time reappeared.
    private int reappearances;
    private @Nullable MessagingException refusal;

    /// @param patience how often a mail is marked that reappears, and how often in a row all may reappear before
    ///     nothing is taken any more
    Marks(int patience) {
        this.patience = patience;
    }

    void add(long uid, Mark mark) {
        waiting.put(uid, mark);
    }

    /// How many are not told to the server yet.
    int waiting() {
        return waiting.size();
    }

    /// What was refused may be tried again.
    void beginVisit() {
        refusal = null;
        refused.clear();
        givenUp.clear();
    }

    /// Tells the server. What it refuses stays waiting, see [#requireAccepted], and is not tried again in this visit.
    ///
    /// @throws MessagingException when the connection is lost
    void flush(MailboxConnection connection) throws MessagingException {
        for (Mark mark : Mark.values()) {
            List<Long> uids = waiting.entrySet().stream()
                    .filter(entry -> entry.getValue() == mark && !refused.contains(entry.getKey()))
                    .map(Map.Entry::getKey)
                    .toList();
            if (!uids.isEmpty() && !givenUp.contains(mark)) {
                mark(connection, mark, uids);
            }
        }
    }

    /// One mail that the server refuses must not keep the others unmarked: they are halved until it is alone, the
    /// larger sets first. Where it is not the mail's fault, or does not look so, the mark waits for the next visit.
    private void mark(MailboxConnection connection, Mark mark, List<Long> uids) throws MessagingException {
        Deque<List<Long>> sets = new ArrayDeque<>();
        for (int first = 0; first < uids.size(); first += MOST_IN_A_LINE) {
            sets.add(uids.subList(first, Math.min(first + MOST_IN_A_LINE, uids.size())));
        }
        int refusedInARow = 0;
        while (!sets.isEmpty()) {
            List<Long> next = sets.remove();
            try {
                connection.marking().mark(mark, next);
                next.forEach(waiting::remove);
                next.forEach(uid -> justMarked.put(uid, mark));
                refusedInARow = 0;
            } catch (MessagingException e) {
                if (!(e.getCause() instanceof CommandFailedException)) {
                    throw e;
                }
                refusal = e;
                refusedInARow++;
                if (isOfTheFolder(e) || refusedInARow == MOST_REFUSED) {
                    givenUp.add(mark);
                    return;
                }
                if (next.size() == 1) {
                    refused.addAll(next);
                } else {
                    int half = next.size() / 2;
                    sets.add(next.subList(0, half));
                    sets.add(next.subList(half, next.size()));
                }
            }
        }
    }

    private static boolean isOfTheFolder(MessagingException refusal) {
        return refusal instanceof MailboxConnection.NotNow
                || OF_THE_FOLDER.matcher(String.valueOf(refusal.getMessage())).find();
    }

    /// Whether the server has refused a mark in this visit.
    boolean areRefused() {
        return refusal != null;
    }

    /// @throws MessagingException when the server refused a mark, with its reason
    void requireAccepted() throws MessagingException {
        if (refusal != null && !waiting.isEmpty()) {
            throw new MessagingException(
                    "%d mails are taken but the server does not let them be marked: %s"
                            .formatted(waiting.size(), refusal.getMessage()),
                    refusal);
        }
    }

    /// @throws MessagingException when too many wait
    void requireRoom() throws MessagingException {
        if (waiting.size() >= MOST) {
            requireAccepted();
        }
    }

    /// What of these is to be taken: all that does not wait to be marked, and was not marked in vain.
    ///
    /// @throws MessagingException when the server forgets all marks; then nothing is to be taken
    long[] toTake(long[] undone) throws MessagingException {
        inVain.keySet().removeIf(uid -> !isOf(undone, uid));
        noteReappeared(undone);
        if (inVain.isEmpty()) {
            reappearances = 0;
        }
        if (reappearances >= patience) {
            throw new MessagingException(noMarkOf() + ", so nothing more is taken");
        }
        return Arrays.stream(undone)
                .filter(uid -> !waiting.containsKey(uid) && !inVain.containsKey(uid))
                .toArray();
    }

    private void noteReappeared(long[] undone) {
        List<Long> first = justMarked.keySet().stream()
                .filter(uid -> !inVain.containsKey(uid))
                .toList();
        if (!first.isEmpty()) {
            reappearances = first.stream().allMatch(uid -> isOf(undone, uid)) ? reappearances + 1 : 0;
        }
        justMarked.forEach((uid, mark) -> {
            if (isOf(undone, uid) && inVain.merge(uid, 1, Integer::sum) < patience) {
                waiting.put(uid, mark);
            }
        });
        justMarked.clear();
    }

    private static boolean isOf(long[] undone, long uid) {
        return Arrays.binarySearch(undone, uid) >= 0;
    }

    private String noMarkOf() {
        return "the server keeps no mark of mails that are done, UID "
                + inVain.keySet().stream()
                        .limit(MOST_NAMED)
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "))
                + (inVain.size() > MOST_NAMED ? " and more" : "");
    }

    /// @throws RefusedAgain where the server tells of mails that it has marked; all others are taken
    void requireKept() throws RefusedAgain {
        if (!inVain.isEmpty()) {
            throw new RefusedAgain(noMarkOf());
        }
    }

    void clear() {
        waiting.clear();
        justMarked.clear();
        inVain.clear();
        reappearances = 0;
        beginVisit();
    }
}
