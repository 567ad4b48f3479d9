package dev.millrace.intake.email.mailbox;

import jakarta.mail.MessagingException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;

/// Which mails lie already, as a copy, in the folder where they are to go, and are still to be removed from
/// where they were. Like [Marks] it outlives a lost connection: a mail whose removal fails is not copied once
/// more.
final class Copies {
    /// A server that cannot be asked so often would let nothing be marked any more.
    private static final int MOST_SEARCHES_LOST = 2;

    private final Set<Long> made = new HashSet<>();
    /// The connection was lost before the server said whether it had copied these.
    private final Set<Long> unsure = new HashSet<>();
    /// How often in a row the connection was lost while they were looked for.
    private int searchesLost;

    boolean isMade(long uid) {
        return made.contains(uid);
    }

    void make(Marking marking, Mark mark, List<Long> uids) throws MessagingException {
        List<Long> sureSoFar = uids.stream().filter(unsure::add).toList();
        try {
            marking.copy(mark, uids);
        } catch (MailboxConnection.Lost e) {
            throw e;
        } catch (MessagingException refused) {
            // Who refuses has copied none of them (RFC 3501, 6.4.7).
            sureSoFar.forEach(unsure::remove);
            throw refused;
        }
        uids.forEach(unsure::remove);
        made.addAll(uids);
    }

    /// Finds out which of them were copied, where that is not known. What is not found may be copied twice in
    /// the end, by a server that is still at it; what is taken for copied and is not would be gone.
    void lookFor(Marking marking, Mark mark, Collection<Long> uids) throws MailboxConnection.Lost {
        List<Long> doubtful = uids.stream().filter(unsure::contains).toList();
        if (!doubtful.isEmpty()) {
            Set<Long> found = search(marking, mark, doubtful);
            unsure.removeAll(found);
            made.addAll(found);
        }
    }

    private Set<Long> search(Marking marking, Mark mark, List<Long> doubtful) throws MailboxConnection.Lost {
        try {
            Set<Long> found = marking.copied(mark, doubtful);
            searchesLost = 0;
            return found;
        } catch (MailboxConnection.Lost e) {
            searchesLost++;
            if (searchesLost == MOST_SEARCHES_LOST) {
                searchesLost = 0;
                doubtful.forEach(unsure::remove);
            }
            throw e;
        }
    }

    /// Forgets what is not to be removed any more.
    void retain(LongPredicate wanted) {
        made.removeIf(uid -> !wanted.test(uid));
        unsure.removeIf(uid -> !wanted.test(uid));
    }

    void clear() {
        made.clear();
        unsure.clear();
        searchesLost = 0;
    }
}
