package dev.millrace.intake.email.mailbox;

import dev.millrace.intake.email.Hashes;
import dev.millrace.intake.email.MailOutcome;
import dev.millrace.intake.email.MailTaker;
import dev.millrace.intake.email.MailboxContext;
import dev.millrace.intake.email.mailbox.MailboxConnection.Listed;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Takes the mails of one mailbox, some at a time: fetched together, read and handed over side by side, marked in the
/// mailbox's order only after they are safe.
final class MailBatch {
    private static final Logger LOG = LoggerFactory.getLogger(MailBatch.class);

    private final MailboxSettings mailbox;
    private final EmailSettings settings;
    private final MailboxContext context;
    private final MailTaker taker;
    private final MailboxMeters meters;
    private final Map<Long, Integer> failures = new HashMap<>();
    private final Set<Long> settled = new HashSet<>();

    MailBatch(
            MailboxSettings mailbox,
            EmailSettings settings,
            MailboxContext context,
            MailTaker taker,
            MailboxMeters meters) {
        this.mailbox = mailbox;
        this.settings = settings;
        this.context = context;
        this.taker = taker;
        this.meters = meters;
    }

    /// What mails are handed to is away. They stay as they are.
    static final class DownstreamAway extends Exception {
        DownstreamAway(Throwable cause) {
            super("mails cannot be handed over: " + cause, cause);
        }
    }

    /// A mail in hand. Never compared, so that an array does no harm.
    @SuppressWarnings("ArrayRecordComponent")
    private record Fetched(Listed mail, byte @Nullable [] raw, long startedNanos) {}

    private record Handled(Fetched mail, MailOutcome outcome) {}

    /// Takes the first of these mails.
    ///
    /// @return whether more should be asked for at once
    boolean take(MailboxConnection connection, List<Long> undone)
            throws MessagingException, InterruptedException, DownstreamAway {
        failures.keySet().retainAll(undone);
        if (undone.stream().anyMatch(settled::contains)) {
            settled.clear();
            throw new MessagingException("the server keeps no mark of mails that are done");
        }
        if (undone.isEmpty()) {
            return false;
        }
        List<Listed> listed = connection.list(undone.subList(0, Math.min(settings.batch(), undone.size())));
        if (listed.isEmpty()) {
            return false;
        }
        List<Listed> next = fitting(listed);
        List<Fetched> fetched = fetch(connection, next);
        List<Handled> handled = handle(fetched);
        settle(connection, handled);
        return true;
    }

    /// As many as may be fetched together, at least one.
    private List<Listed> fitting(List<Listed> listed) {
        List<Listed> next = new ArrayList<>();
        long bytes = 0;
        for (Listed mail : listed) {
            bytes += Math.min(mail.size(), settings.largestMail().toBytes());
            if (!next.isEmpty() && bytes > settings.batchSize().toBytes()) {
                break;
            }
            next.add(mail);
        }
        return next;
    }

    private List<Fetched> fetch(MailboxConnection connection, List<Listed> mails) throws MessagingException {
        long started = System.nanoTime();
        List<Long> wanted = mails.stream()
                .filter(mail -> !isTooLarge(mail))
                .map(Listed::uid)
                .toList();
        Map<Long, byte[]> raw = wanted.isEmpty() ? Map.of() : connection.fetch(wanted);
        mails.forEach(_ -> meters.received());
        return mails.stream()
                .map(mail -> new Fetched(mail, raw.get(mail.uid()), started))
                .toList();
    }

    private boolean isTooLarge(Listed mail) {
        return mail.size() > settings.largestMail().toBytes();
    }

    private List<Handled> handle(List<Fetched> fetched) throws InterruptedException, DownstreamAway {
        try {
            // The mailbox's own thread waits here; nothing else runs on it.
            return Flux.fromIterable(fetched)
                    .flatMapSequential(
                            mail -> outcome(mail).map(outcome -> new Handled(mail, outcome)), settings.concurrency())
                    .collectList()
                    .toFuture()
                    .get();
        } catch (ExecutionException e) {
            throw new DownstreamAway(e.getCause() == null ? e : e.getCause());
        }
    }

    private Mono<MailOutcome> outcome(Fetched mail) {
        byte[] raw = mail.raw();
        if (raw != null) {
            return taker.take(raw, context);
        }
        String reason = isTooLarge(mail.mail())
                ? "it has %d bytes, more than the %d that are read"
                        .formatted(mail.mail().size(), settings.largestMail().toBytes())
                : "the server did not give its bytes";
        return Mono.just(new MailOutcome.Unreadable(new MessagingException(reason)));
    }

    private void settle(MailboxConnection connection, List<Handled> handled)
            throws MessagingException, InterruptedException, DownstreamAway {
        List<Long> taken = new ArrayList<>();
        List<Long> ignored = new ArrayList<>();
        List<Long> parked = new ArrayList<>();
        Throwable away = null;
        for (Handled one : handled) {
            long uid = one.mail().mail().uid();
            switch (one.outcome()) {
                case MailOutcome.Taken _ -> taken.add(uid);
                case MailOutcome.PassedOver _ -> ignored.add(uid);
                case MailOutcome.Unreadable unreadable -> {
                    if (isGivenUp(one.mail(), unreadable)) {
                        parkAsTicket(connection, one.mail(), unreadable);
                        parked.add(uid);
                    }
                }
                case MailOutcome.Outage outage -> away = outage.error();
            }
        }
        connection.markDone(taken);
        connection.markIgnored(ignored);
        connection.park(parked);
        settled.clear();
        settled.addAll(taken);
        settled.addAll(ignored);
        settled.addAll(parked);
        count(handled, taken, ignored, parked);
        if (away != null) {
            throw new DownstreamAway(away);
        }
    }

    private boolean isGivenUp(Fetched mail, MailOutcome.Unreadable unreadable) {
        int attempts = failures.merge(mail.mail().uid(), 1, Integer::sum);
        LOG.warn(
                "Mailbox {}: mail {} cannot be read (attempt {} of {}): {}",
                mailbox.name(),
                mail.mail().uid(),
                attempts,
                settings.attempts(),
                unreadable.error().getMessage());
        return isTooLarge(mail.mail()) || attempts >= settings.attempts();
    }

    private void parkAsTicket(MailboxConnection connection, Fetched mail, MailOutcome.Unreadable unreadable)
            throws MessagingException, InterruptedException, DownstreamAway {
        byte[] raw = mail.raw() != null
                ? mail.raw()
                : connection.fetchHeader(mail.mail().uid()).get(mail.mail().uid());
        String reason = String.valueOf(unreadable.error().getMessage());
        try {
            taker.takeUnread(raw, sourceId(mail), reason, context).toFuture().get();
        } catch (ExecutionException e) {
            throw new DownstreamAway(e.getCause() == null ? e : e.getCause());
        }
    }

    private String sourceId(Fetched mail) {
        return mail.raw() != null
                ? Hashes.sha256(mail.raw())
                : mailbox.address() + "/" + mail.mail().uid() + "/"
                        + mail.mail().deliveredAt();
    }

    private void count(List<Handled> handled, List<Long> taken, List<Long> ignored, List<Long> parked) {
        for (Handled one : handled) {
            if (taken.contains(one.mail().mail().uid())) {
                meters.accepted(one.mail().startedNanos(), one.mail().mail().deliveredAt());
            }
        }
        ignored.forEach(_ -> meters.ignored());
        parked.forEach(_ -> meters.parked());
        failures.keySet().removeAll(parked);
    }
}
