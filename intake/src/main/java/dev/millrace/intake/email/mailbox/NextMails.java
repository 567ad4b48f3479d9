package dev.millrace.intake.email.mailbox;

import dev.millrace.intake.email.mailbox.MailboxConnection.Listed;
import jakarta.mail.MessagingException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Chooses which mails are fetched together next: what just arrived first, suspects alone and last, and no more
/// bytes than may be in hand.
final class NextMails {
    private static final int LISTED_AT_ONCE = 200;

    private final EmailSettings settings;
    private final Failures failures;
    private final Worklist list;
    private final Deque<Listed> listed = new ArrayDeque<>();

    NextMails(EmailSettings settings, Failures failures, Worklist list) {
        this.settings = settings;
        this.failures = failures;
        this.list = list;
    }

    /// How many are left.
    int size() {
        return list.size() + listed.size();
    }

    /// As many as may be fetched together, at least one where there are any; none where the next must be in
    /// work alone and is not.
    ///
    /// @param alone whether nothing else is in work
    List<Listed> choose(MailboxConnection connection, boolean alone) throws MessagingException {
        if (list.hasFresh()) {
            // What has been listed of the backlog waits behind what just arrived.
            list(connection, list.takeFresh(settings.batch())).reversed().forEach(listed::addFirst);
        }
        while (listed.isEmpty() && list.size() > 0) {
            int atOnce = failures.isToBeListedAlone() ? 1 : LISTED_AT_ONCE;
            listed.addAll(list(connection, list.takeBacklog(atOnce)).stream()
                    .sorted(Comparator.comparing(mail -> failures.isSuspect(mail.uid())))
                    .toList());
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

    /// A mail that the server does not list was removed by somebody, or cannot be listed; then it fails.
    private List<Listed> list(MailboxConnection connection, List<Long> uids) throws MessagingException {
        List<Listed> found;
        try {
            found = connection.list(uids);
        } catch (MessagingException e) {
            failures.unlisted(uids);
            if (uids.size() == 1) {
                failures.count(uids.getFirst());
            }
            throw e;
        }
        Set<Long> missing = new HashSet<>(uids);
        found.forEach(mail -> missing.remove(mail.uid()));
        failures.unlisted(missing);
        for (long uid : missing) {
            if (failures.count(uid) >= settings.attempts()) {
                found.add(new Listed(uid, 0, Instant.now()));
            }
        }
        return found;
    }
}
