package dev.millrace.intake.email.mailbox;

import dev.millrace.intake.email.mailbox.MailboxConnection.Listed;
import jakarta.mail.MessagingException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Chooses which mails are fetched together next: what just arrived first, suspects alone and last, and no more
/// bytes than may be in hand.
final class NextMails {
    private static final int LISTED_AT_ONCE = 200;

    private final EmailSettings settings;
    private final Failures failures;
    private final Worklist list;
    private final Deque<Listed> listed = new ArrayDeque<>();
    /// Whether the connection has listed a mail.
    private boolean listedAny;

    NextMails(EmailSettings settings, Failures failures, Worklist list) {
        this.settings = settings;
        this.failures = failures;
        this.list = list;
    }

    /// How many are left.
    int size() {
        return list.size() + listed.size();
    }

    /// Those of them that the server has told of.
    Stream<Listed> listed() {
        return listed.stream();
    }

    /// As many as may be fetched together, at least one where there are any; none where the next must be in
    /// work alone and is not.
    ///
    /// @param alone whether nothing else is in work
    List<Listed> choose(MailboxConnection connection, boolean alone) throws MessagingException {
        List<Listed> fresh = List.of();
        while (fresh.isEmpty() && list.hasFresh()) {
            fresh = list(connection, list.takeFresh(settings.batch()));
        }
        // What has been listed of the backlog waits behind what just arrived.
        putBack(fresh);
        while (listed.isEmpty() && list.hasBacklog()) {
            listed.addAll(list(connection, list.takeBacklog(LISTED_AT_ONCE)));
        }
        Listed first = listed.peek();
        if (first != null && failures.isDangerous(first.uid()) && !alone) {
            return List.of();
        }
        List<Listed> next = new ArrayList<>();
        long bytes = 0;
        while (!listed.isEmpty() && next.size() < settings.batch()) {
            Listed mail = listed.getFirst();
            boolean suspect = failures.isSuspect(mail.uid());
            bytes += Math.min(mail.size(), settings.largestMail().toBytes());
            if (!next.isEmpty() && (suspect || bytes > settings.batchSize().toBytes())) {
                break;
            }
            next.add(listed.removeFirst());
            if (suspect) {
                break;
            }
        }
        return next;
    }

    /// Leaves what was chosen for later.
    void putBack(List<Listed> chosen) {
        chosen.reversed().forEach(listed::addFirst);
    }

    /// A mail that the server does not list was removed by somebody, or cannot be listed; then it fails.
    /// That listing it failed before counts against it only once others have been listed.
    private List<Listed> list(MailboxConnection connection, List<Long> uids) throws MessagingException {
        if (uids.size() == 1 && listedAny && failures.isAccused(uids.getFirst())) {
            failures.blame(uids.getFirst());
        }
        boolean again = uids.size() == 1 && failures.isAccused(uids.getFirst());
        List<Listed> found;
        try {
            found = connection.list(uids);
        } catch (MessagingException e) {
            failures.failed(uids, !(e instanceof MailboxConnection.NotNow));
            if (uids.size() == 1 && failures.isGivenUp(uids.getFirst(), settings.attempts())) {
                return List.of(new Listed(uids.getFirst(), 0, Instant.now()));
            }
            throw again ? RefusedAgain.of(e) : e;
        }
        listedAny |= !found.isEmpty();
        Set<Long> missing = new HashSet<>(uids);
        found.forEach(mail -> missing.remove(mail.uid()));
        failures.suspect(missing);
        for (long uid : missing) {
            if (failures.count(uid) >= settings.attempts()) {
                found.add(new Listed(uid, 0, Instant.now()));
            }
        }
        return found;
    }
}
