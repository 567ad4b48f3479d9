package dev.millrace.intake.email.mailbox;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.jspecify.annotations.Nullable;

/// What is to be marked on the server and is not yet. It outlives a lost connection, so that a mail that was
/// handed over is not fetched again only because the server could not be told.
final class Marks {
    /// So many may wait; a mailbox that lets nothing be marked takes nothing more then.
    private static final int MOST = 10_000;

    private final int patience;
    private final Map<Long, Mark> waiting = new TreeMap<>();
    private final Set<Long> justMarked = new HashSet<>();
    private int reappearances;
    private @Nullable MessagingException refusal;

    /// @param patience how often a mail may reappear after it was marked before it is not taken any more
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

    /// Tells the server. What it refuses stays waiting, see [#requireAccepted].
    ///
    /// @throws MessagingException when the connection is lost
    void flush(MailboxConnection connection) throws MessagingException {
        refusal = null;
        boolean first = true;
        for (Mark mark : Mark.values()) {
            List<Long> uids = waiting.entrySet().stream()
                    .filter(entry -> entry.getValue() == mark)
                    .map(Map.Entry::getKey)
                    .toList();
            if (!uids.isEmpty()) {
                if (first) {
                    justMarked.clear();
                    first = false;
                }
                mark(connection, mark, uids);
            }
        }
    }

    /// One mail that the server refuses must not keep the others unmarked: they are halved until it is alone.
    private void mark(MailboxConnection connection, Mark mark, List<Long> uids) throws MessagingException {
        try {
            connection.mark(mark, uids);
            uids.forEach(waiting::remove);
            justMarked.addAll(uids);
        } catch (MessagingException e) {
            if (!(e.getCause() instanceof CommandFailedException)) {
                throw e;
            }
            refusal = e;
            if (uids.size() > 1) {
                int half = uids.size() / 2;
                mark(connection, mark, new ArrayList<>(uids.subList(0, half)));
                mark(connection, mark, new ArrayList<>(uids.subList(half, uids.size())));
            }
        }
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

    /// What of these is to be taken: all that does not wait to be marked.
    ///
    /// @throws MessagingException when the server forgets marks; then nothing is to be taken
    long[] toTake(long[] undone) throws MessagingException {
        boolean forgotten = justMarked.stream().anyMatch(uid -> Arrays.binarySearch(undone, uid) >= 0);
        if (forgotten) {
            reappearances++;
            if (reappearances < patience) {
                justMarked.clear();
            }
            throw new MessagingException("the server keeps no mark of mails that are done");
        }
        if (!justMarked.isEmpty()) {
            justMarked.clear();
            reappearances = 0;
        }
        return Arrays.stream(undone).filter(uid -> !waiting.containsKey(uid)).toArray();
    }

    void clear() {
        waiting.clear();
        justMarked.clear();
        reappearances = 0;
        refusal = null;
    }
}
