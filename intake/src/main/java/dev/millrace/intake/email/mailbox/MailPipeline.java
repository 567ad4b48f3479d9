package dev.millrace.intake.email.mailbox;

import dev.millrace.intake.email.Hashes;
import dev.millrace.intake.email.MailOutcome;
import dev.millrace.intake.email.MailTaker;
import dev.millrace.intake.email.MailboxContext;
import dev.millrace.intake.email.mailbox.MailboxConnection.Listed;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Takes the mails of one mailbox in batches: while one is read and handed over, the next is fetched; each is
/// marked on the server only after it is safe. A few batches are in memory at a time, however many mails there
/// are.
final class MailPipeline {
    private static final Logger LOG = LoggerFactory.getLogger(MailPipeline.class);
    private static final int BATCHES_AT_ONCE = 2;
    private static final int BATCHES_A_TURN = 10;
    private static final int LISTED_AT_ONCE = 200;
    private static final Duration SLACK = Duration.ofSeconds(10);

    private final MailboxSettings mailbox;
    private final EmailSettings settings;
    private final MailboxContext context;
    private final MailTaker taker;
    private final MailboxMeters meters;
    private final Failures failures = new Failures();
    private final Marks marks;
    private final Deque<Listed> listed = new ArrayDeque<>();
    private int listedAtOnce = LISTED_AT_ONCE;
    private long uidValidity;
    /// Whether the connection there is has brought a mail.
    private boolean fetchedAny;

    MailPipeline(
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
        this.marks = new Marks(settings.attempts());
    }

    /// What mails are handed to is away. They stay as they are.
    static final class DownstreamAway extends Exception {
        DownstreamAway(Throwable cause) {
            super("mails cannot be handed over: " + cause, cause);
        }
    }

    /// A mail in hand. Never compared, so that an array does no harm.
    @SuppressWarnings("ArrayRecordComponent")
    private record Fetched(Listed mail, byte @Nullable [] raw, long startedNanos) {
        long uid() {
            return mail.uid();
        }
    }

    private record Handled(Fetched mail, MailOutcome outcome) {}

    /// Mails that are being read and handed over.
    private record Batch(int size, CompletableFuture<@Nullable List<Handled>> outcomes) {}

    /// Takes all mails that are not marked done, and those that arrive meanwhile.
    ///
    /// @param stopping whether to begin nothing new
    /// @param wanted whether somebody else waits for the connection: then only a few batches are taken
    /// @return whether some are left that are to be taken at once
    boolean takeAll(MailboxConnection connection, BooleanSupplier stopping, BooleanSupplier wanted)
            throws MessagingException, InterruptedException, DownstreamAway {
        int[] begun = {0};
        BooleanSupplier leaving =
                () -> stopping.getAsBoolean() || (begun[0] >= BATCHES_A_TURN && wanted.getAsBoolean());
        begin(connection);
        marks.flush(connection);
        long[] undone = connection.undone();
        failures.retain(undone);
        Worklist list = new Worklist(marks.toTake(undone));
        Deque<Batch> underWay = new ArrayDeque<>();
        try {
            do {
                meters.backlog(list.size() + listed.size());
                begun[0] += fill(underWay, connection, list, leaving);
                Batch oldest = underWay.poll();
                if (oldest != null) {
                    settle(connection, await(oldest));
                }
                if (connection.hasNews()) {
                    list.add(connection.undoneAfter(list.highest()));
                }
            } while (!underWay.isEmpty() || (list.size() + listed.size() > 0 && !leaving.getAsBoolean()));
        } catch (MessagingException | DownstreamAway e) {
            finish(underWay);
            throw e;
        }
        meters.backlog(list.size() + listed.size());
        marks.requireAccepted();
        return !failures.isEmpty() || list.size() + listed.size() > 0;
    }

    /// UIDs of another validity name other mails.
    private void begin(MailboxConnection connection) {
        listed.clear();
        fetchedAny = false;
        if (failures.isEmpty()) {
            listedAtOnce = LISTED_AT_ONCE;
        }
        if (connection.uidValidity() != uidValidity) {
            failures.clear();
            marks.clear();
            uidValidity = connection.uidValidity();
        }
    }

    /// @return how many batches were begun
    private int fill(Deque<Batch> underWay, MailboxConnection connection, Worklist list, BooleanSupplier leaving)
            throws MessagingException {
        int begun = 0;
        while (underWay.size() < BATCHES_AT_ONCE && !leaving.getAsBoolean()) {
            marks.requireRoom();
            List<Listed> next = next(connection, list);
            if (next.isEmpty()) {
                return begun;
            }
            underWay.add(begin(fetch(connection, next)));
            begun++;
        }
        return begun;
    }

    /// As many as may be fetched together, at least one where there are any.
    private List<Listed> next(MailboxConnection connection, Worklist list) throws MessagingException {
        if (list.hasFresh()) {
            // What has been listed of the backlog waits behind what just arrived.
            list(connection, list.takeFresh(settings.batch())).reversed().forEach(listed::addFirst);
        }
        while (listed.isEmpty() && list.size() > 0) {
            listed.addAll(list(connection, list.takeBacklog(listedAtOnce)).stream()
                    .sorted(Comparator.comparing(mail -> failures.isSuspect(mail.uid())))
                    .toList());
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
            listedAtOnce = 1;
            if (uids.size() == 1) {
                failures.count(uids.getFirst());
            }
            throw e;
        }
        Set<Long> missing = new HashSet<>(uids);
        found.forEach(mail -> missing.remove(mail.uid()));
        for (long uid : missing) {
            listedAtOnce = 1;
            if (failures.count(uid) >= settings.attempts()) {
                found.add(new Listed(uid, 0, Instant.now()));
            }
        }
        return found;
    }

    private List<Fetched> fetch(MailboxConnection connection, List<Listed> mails) throws MessagingException {
        long started = System.nanoTime();
        if (mails.size() == 1) {
            probe(connection, mails.getFirst().uid());
        }
        List<Long> wanted = mails.stream()
                .filter(mail -> !isTooLarge(mail) && failures.of(mail.uid()) < settings.attempts())
                .map(Listed::uid)
                .toList();
        Map<Long, byte[]> raw;
        try {
            raw = wanted.isEmpty() ? Map.of() : connection.fetch(wanted);
        } catch (MailboxConnection.Lost e) {
            failures.lost(wanted);
            throw e;
        } catch (MessagingException e) {
            wanted.forEach(failures::count);
            throw e;
        }
        fetchedAny |= !wanted.isEmpty();
        mails.forEach(_ -> meters.received());
        return mails.stream()
                .map(mail -> new Fetched(mail, raw.get(mail.uid()), started))
                .toList();
    }

    /// A connection that was lost at this mail counts against it only once a smaller fetch has come through.
    private void probe(MailboxConnection connection, long uid) throws MessagingException {
        if (failures.isLostAlone(uid)) {
            if (!fetchedAny) {
                connection.fetchHeader(uid);
            }
            failures.blame(uid);
        }
    }

    private boolean isTooLarge(Listed mail) {
        return mail.size() > settings.largestMail().toBytes();
    }

    private Batch begin(List<Fetched> fetched) {
        return new Batch(
                fetched.size(),
                Flux.fromIterable(fetched)
                        .flatMapSequential(
                                mail -> outcome(mail).map(outcome -> new Handled(mail, outcome)),
                                settings.concurrency())
                        .collectList()
                        .toFuture());
    }

    private Mono<MailOutcome> outcome(Fetched mail) {
        byte[] raw = mail.raw();
        if (raw != null) {
            return taker.take(raw, context);
        }
        String reason = isTooLarge(mail.mail())
                ? "it has %d bytes, more than the %d that are read"
                        .formatted(mail.mail().size(), settings.largestMail().toBytes())
                : "the server does not give its bytes";
        return Mono.just(new MailOutcome.Unreadable(new MessagingException(reason)));
    }

    /// The mailbox's own thread waits here; nothing else runs on it.
    private List<Handled> await(Batch batch) throws InterruptedException, DownstreamAway {
        int turns = (batch.size() + settings.concurrency() - 1) / settings.concurrency();
        return Objects.requireNonNull(await(batch.outcomes(), taker.longest().multipliedBy(turns)));
    }

    private static <T extends @Nullable Object> T await(CompletableFuture<T> future, Duration longest)
            throws InterruptedException, DownstreamAway {
        try {
            return future.get(longest.plus(SLACK).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new DownstreamAway(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new DownstreamAway(e);
        }
    }

    private void settle(MailboxConnection connection, List<Handled> handled)
            throws MessagingException, InterruptedException, DownstreamAway {
        Throwable away = note(handled);
        for (Handled one : handled) {
            if (one.outcome() instanceof MailOutcome.Unreadable unreadable && isGivenUp(one.mail(), unreadable)) {
                parkAsTicket(connection, one.mail(), unreadable);
            }
        }
        marks.flush(connection);
        if (away != null) {
            throw new DownstreamAway(away);
        }
    }

    /// Notes what was settled, and returns why the rest was not.
    private @Nullable Throwable note(List<Handled> handled) {
        Throwable away = null;
        for (Handled one : handled) {
            switch (one.outcome()) {
                case MailOutcome.Taken _ -> {
                    meters.accepted(one.mail().startedNanos(), one.mail().mail().deliveredAt());
                    settled(one.mail().uid(), Mark.DONE);
                }
                case MailOutcome.PassedOver _ -> {
                    meters.ignored();
                    settled(one.mail().uid(), Mark.IGNORED);
                }
                case MailOutcome.Outage outage -> away = outage.error();
                case MailOutcome.Unreadable _ -> {}
            }
        }
        return away;
    }

    private void settled(long uid, Mark mark) {
        failures.forget(uid);
        marks.add(uid, mark);
    }

    /// What is under way when the connection is lost still comes to its end; it is marked over the next
    /// connection.
    private void finish(Deque<Batch> underWay) throws InterruptedException {
        for (Batch batch : underWay) {
            try {
                note(await(batch));
            } catch (DownstreamAway e) {
                LOG.debug("Mailbox {}: a batch is left for later: {}", mailbox.name(), e.getMessage());
            }
        }
    }

    private boolean isGivenUp(Fetched mail, MailOutcome.Unreadable unreadable) {
        int attempts = failures.count(mail.uid());
        LOG.warn(
                "Mailbox {}: mail {} cannot be read (attempt {} of {}): {}",
                mailbox.name(),
                mail.uid(),
                attempts,
                settings.attempts(),
                unreadable.error().getMessage());
        return isTooLarge(mail.mail()) || attempts >= settings.attempts();
    }

    private void parkAsTicket(MailboxConnection connection, Fetched mail, MailOutcome.Unreadable unreadable)
            throws MessagingException, InterruptedException, DownstreamAway {
        byte[] raw = mail.raw();
        if (raw == null && failures.of(mail.uid()) < settings.attempts()) {
            raw = connection.fetchHeader(mail.uid()).get(mail.uid());
        }
        String reason = String.valueOf(unreadable.error().getMessage());
        await(taker.takeUnread(raw, sourceId(mail), reason, context).toFuture(), taker.longest());
        LOG.error("Mailbox {}: mail {} is parked, a ticket says so: {}", mailbox.name(), mail.uid(), reason);
        meters.parked();
        settled(mail.uid(), Mark.PARKED);
    }

    private String sourceId(Fetched mail) {
        return mail.raw() != null
                ? Hashes.sha256(mail.raw())
                : mailbox.address() + "/" + uidValidity + "/" + mail.uid();
    }
}
