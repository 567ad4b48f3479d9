package dev.millrace.intake.email.mailbox;

import dev.millrace.intake.email.MailMemory;
import dev.millrace.intake.email.MailOutcome;
import dev.millrace.intake.email.MailTaker;
import dev.millrace.intake.email.TakingMeters;
import dev.millrace.intake.email.content.RawMail;
import dev.millrace.intake.email.mailbox.Batch.Handled;
import dev.millrace.intake.email.mailbox.MailboxConnection.Listed;
import dev.millrace.intake.email.receiving.MailboxContext;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Takes the mails of one mailbox in batches: while some are read and handed over, the next is fetched; each
/// mail is marked on the server only after it is safe, those of a few batches with one command. A few batches are in
/// hand at a time, and no more bytes than three times a batch may have, however many mails there are; nor more than
/// there is memory for beside other mailboxes.
final class MailPipeline {
    private static final Logger LOG = LoggerFactory.getLogger(MailPipeline.class);
    /// So many that those who read have enough while the next are listed, and those before are marked.
    private static final int BATCHES_AT_ONCE = 8;
    private static final int BATCHES_A_TURN = 10;
    /// A move costs a server that keeps its word on disk some 30 ms, however many mails it moves. What the program dies
    /// of meanwhile is taken again as the same messages.
    private static final int BATCHES_MARKED_TOGETHER = 10;

    /// How long a mailbox with nothing in hand waits for memory before it asks again: longer than those at the SMTP
    /// door wait that hold some already, and shorter than a stop.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MailboxSettings mailbox;
    private final EmailSettings settings;
    private final MailboxContext context;
    private final MailTaker taker;
    private final MailMemory memory;
    private final MailboxMeters meters;
    private final InWork inWork;
    private final Failures failures = new Failures();
    private final Parking parking;
    private final Marks marks;
    private final MemoryWait memoryWait;
    private final Deque<Batch> underWay = new ArrayDeque<>();
    /// UIDs of what is being read, told by the threads that read.
    private final Set<Long> beingRead = ConcurrentHashMap.newKeySet();

    private long settled;
    private long uidValidity;
    private boolean knowsWhatWasLeft;
    /// Whether a mail of this visit is left because others took the memory for what is wrapped in it.
    private boolean foundNoRoom;

    /// @param memory that all mailboxes share
    /// @param inWork where it is noted of which mails the program may die
    MailPipeline(
            MailboxSettings mailbox,
            EmailSettings settings,
            MailboxContext context,
            MailTaker taker,
            MailMemory memory,
            MailboxMeters meters,
            InWork inWork) {
        this.mailbox = mailbox;
        this.settings = settings;
        this.context = context;
        this.taker = taker;
        this.memory = memory;
        this.meters = meters;
        this.inWork = inWork;
        this.parking = new Parking(mailbox, settings, context, taker, failures);
        this.memoryWait = new MemoryWait(mailbox.name(), meters);
        this.marks =
                new Marks(settings.attempts(), new MarkingPace(settings.firstBackoff(), settings.longestBackoff()));
    }

    /// What mails are handed to is away. They stay as they are.
    static final class DownstreamAway extends Exception {
        DownstreamAway(String reason, Throwable cause) {
            super("mails are not taken: " + reason, cause);
        }
    }

    /// Takes all mails that are not marked done, and those that arrive meanwhile.
    ///
    /// @param stopping whether to begin nothing new
    /// @param wanted whether somebody else waits for the connection: then only a few batches are taken, or none
    ///     where there is no memory for any
    /// @param working told after each batch while nothing is wrong
    /// @return whether some are left that are to be taken at once
    boolean takeAll(MailboxConnection connection, BooleanSupplier stopping, BooleanSupplier wanted, Runnable working)
            throws MessagingException, InterruptedException, DownstreamAway {
        int[] begun = {0};
        BooleanSupplier leaving = () -> stopping.getAsBoolean()
                || ((begun[0] >= BATCHES_A_TURN || memoryWait.isInVain()) && wanted.getAsBoolean());
        memoryWait.beginVisit();
        foundNoRoom = false;
        begin(connection);
        marks.beginVisit();
        marks.flush(connection);
        long[] undone = connection.undone();
        failures.retain(undone);
        parking.retain(undone);
        Worklist list = new Worklist(undone, marks.toTake(undone), failures);
        NextMails next = new NextMails(settings, failures, list);
        Fetching fetching = new Fetching(settings, failures, connection, taker);
        try {
            do {
                meters.backlog(next.size());
                while (hasRoom() && !leaving.getAsBoolean() && begin(next, connection, fetching)) {
                    begun[0]++;
                }
                noteOldest(next);
                Batch oldest = underWay.poll();
                if (oldest != null) {
                    try (oldest) {
                        settle(connection, fetching, await(oldest), oldest.received());
                    }
                    if (!marks.areHeldUp()) {
                        working.run();
                    }
                }
                if (underWay.isEmpty() && (next.size() == 0 || leaving.getAsBoolean())) {
                    marks.flushAfterPause(connection);
                }
                if (connection.hasNews()) {
                    list.add(connection.undoneAfter(list.highest()));
                }
            } while (!underWay.isEmpty() || (next.size() > 0 && !leaving.getAsBoolean()));
        } catch (MessagingException | DownstreamAway | RuntimeException | Error e) {
            try {
                finish();
            } finally {
                noteNothingInWork(e);
            }
            throw e;
        } catch (InterruptedException e) {
            // It was stopped, and died of nothing.
            noteNothingInWork(e);
            throw e;
        }
        noteInWork(List.of());
        meters.backlog(next.size());
        marks.requireAccepted();
        marks.requireKept();
        return !failures.isEmpty() || foundNoRoom || next.size() > 0;
    }

    private void noteOldest(NextMails next) {
        Stream<Listed> inHand =
                underWay.stream().flatMap(batch -> batch.mails().stream()).map(Fetched::mail);
        Stream.concat(inHand, next.listed())
                .map(Listed::deliveredAt)
                .min(Comparator.naturalOrder())
                .ifPresent(meters.behind()::waiting);
    }

    /// UIDs of another validity name other mails.
    private void begin(MailboxConnection connection) {
        if (connection.uidValidity() != uidValidity) {
            failures.clear();
            parking.clear();
            marks.clear();
            uidValidity = connection.uidValidity();
        }
        if (!knowsWhatWasLeft) {
            knowsWhatWasLeft = true;
            InWork.Left left = inWork.left(uidValidity);
            left.inWork()
                    .keySet()
                    .forEach(uid -> LOG.warn(
                            "Mailbox {}: mail {} was in work when the program ended, and is read alone",
                            mailbox.name(),
                            uid));
            failures.died(left.inWork());
            failures.waiting(left.waiting());
            parking.resume(left.parked());
        }
    }

    private boolean hasRoom() throws RefusedAgain {
        marks.requireRoom();
        Batch newest = underWay.peekLast();
        return underWay.size() < BATCHES_AT_ONCE
                && underWay.stream().mapToLong(Batch::bytes).sum()
                        < 2 * settings.batchSize().toBytes()
                && (newest == null || !newest.alone());
    }

    /// @return whether there was anything to begin, and memory for it
    private boolean begin(NextMails next, MailboxConnection connection, Fetching fetching)
            throws MessagingException, InterruptedException, DownstreamAway {
        List<Listed> chosen = next.choose(connection, underWay.isEmpty());
        if (chosen.isEmpty()) {
            return false;
        }
        MailMemory.Room room = memory.room();
        // Only who holds nothing waits: else two mailboxes could wait for each other.
        boolean hasNothing = underWay.isEmpty();
        if (!room.grow(fetching.bytes(chosen), hasNothing ? PATIENCE : Duration.ZERO)) {
            next.putBack(chosen);
            if (hasNothing) {
                memoryWait.more(PATIENCE);
            }
            return false;
        }
        memoryWait.end();
        try {
            underWay.add(begin(chosen, fetching, room));
            return true;
        } catch (IOException e) {
            room.close();
            throw notKept(e);
        } catch (MessagingException | RuntimeException | Error e) {
            room.close();
            throw e;
        }
    }

    private Batch begin(List<Listed> chosen, Fetching fetching, MailMemory.Room room)
            throws MessagingException, IOException {
        boolean alone = failures.isDangerous(chosen.getFirst().uid());
        noteInWork(chosen.stream().map(Listed::uid).toList());
        List<Fetched> fetched = fetching.fetch(chosen);
        return new Batch(
                fetched,
                alone,
                Flux.fromIterable(fetched)
                        .flatMapSequential(
                                mail -> outcome(mail, room).map(outcome -> new Handled(mail, outcome)),
                                settings.concurrency())
                        .collectList()
                        .toFuture(),
                room,
                meters.received(fetched.size()));
    }

    private void noteInWork(Collection<Long> next) throws MessagingException {
        Stream<Long> before =
                underWay.stream().flatMap(batch -> batch.mails().stream()).map(Fetched::uid);
        note(Stream.concat(before, next.stream()).toList());
    }

    private void note(Collection<Long> uids) throws MessagingException {
        inWork.note(uidValidity, uids, failures.deaths(), parking.parked());
    }

    private void noteNothingInWork(Throwable failure) {
        underWay.forEach(Batch::close);
        underWay.clear();
        beingRead.clear();
        try {
            noteInWork(List.of());
        } catch (MessagingException e) {
            failure.addSuppressed(e);
        }
    }

    private Mono<MailOutcome> outcome(Fetched mail, MailMemory.Room room) {
        RawMail raw = mail.raw();
        return raw == null
                ? Mono.just(new MailOutcome.Unreadable(new MessagingException(parking.whyNotFetched(mail.mail()))))
                : take(mail.uid(), raw, room);
    }

    private Mono<MailOutcome> take(long uid, RawMail raw, MailMemory.Room room) {
        beingRead.add(uid);
        return taker.take(raw, context, room, () -> beingRead.remove(uid));
    }

    /// What takes long, as while Kafka is away, is noted as in work only while it is being read: the program does
    /// not die of handing over.
    private List<Handled> await(Batch batch) throws InterruptedException, DownstreamAway {
        int turns = (batch.mails().size() + settings.concurrency() - 1) / settings.concurrency();
        return batch.await(taker.longest().multipliedBy(turns), this::noteWhatIsBeingRead);
    }

    private void noteWhatIsBeingRead() {
        try {
            note(List.copyOf(beingRead));
        } catch (MessagingException e) {
            LOG.warn("Mailbox {}: {}", mailbox.name(), e.getMessage());
        }
    }

    private void settle(
            MailboxConnection connection, Fetching fetching, List<Handled> handled, TakingMeters.Received received)
            throws MessagingException, InterruptedException, DownstreamAway {
        DownstreamAway away = note(handled, received);
        for (Handled one : handled) {
            if (one.outcome() instanceof MailOutcome.Unreadable unreadable
                    && parking.isGivenUp(one.mail(), unreadable)) {
                Mono<Void> ticket = ticket(connection, fetching, one.mail(), unreadable);
                noteInWork(List.of());
                Batch.await(ticket.toFuture(), taker.longest());
                received.parked();
                settled(one.mail().uid(), Mark.PARKED);
            }
        }
        if (away != null || underWay.isEmpty() || marks.waiting() >= BATCHES_MARKED_TOGETHER * settings.batch()) {
            marks.flush(connection);
            marks.flushAfterPause(connection);
        }
        if (away != null) {
            throw away;
        }
    }

    private Mono<Void> ticket(
            MailboxConnection connection, Fetching fetching, Fetched mail, MailOutcome.Unreadable unreadable)
            throws MessagingException, DownstreamAway {
        try {
            return parking.ticket(connection, fetching, mail, unreadable);
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    private static DownstreamAway notKept(IOException error) {
        return new DownstreamAway("the blob store does not keep them: " + error, error);
    }

    /// Notes what was settled, and returns why the rest was not.
    private @Nullable DownstreamAway note(List<Handled> handled, TakingMeters.Received received) {
        DownstreamAway away = null;
        for (Handled one : handled) {
            switch (one.outcome()) {
                case MailOutcome.Taken _ -> {
                    received.accepted(
                            one.mail().startedNanos(), one.mail().mail().deliveredAt());
                    settled(one.mail().uid(), Mark.DONE);
                }
                case MailOutcome.PassedOver _ -> {
                    received.ignored();
                    settled(one.mail().uid(), Mark.IGNORED);
                }
                case MailOutcome.NoMemory without -> {
                    failures.ranOutOfMemory(one.mail().uid());
                    away = new DownstreamAway("there is no memory to read them", without.error());
                }
                case MailOutcome.NoRoom without -> {
                    LOG.warn(
                            "Mailbox {}: mail {} is left for later: {}",
                            mailbox.name(),
                            one.mail().uid(),
                            without.error().getMessage());
                    foundNoRoom = true;
                }
                case MailOutcome.Outage outage -> away = new DownstreamAway(outage.reason(), outage.error());
                case MailOutcome.Unreadable _ -> {}
            }
        }
        return away;
    }

    /// How many mails it is done with, but for their marks.
    long settled() {
        return settled;
    }

    private void settled(long uid, Mark mark) {
        settled++;
        failures.forget(uid);
        marks.add(uid, mark);
    }

    /// What is under way when the connection is lost still comes to its end; it is marked over the next
    /// connection.
    private void finish() throws InterruptedException {
        for (Batch batch = underWay.poll(); batch != null; batch = underWay.poll()) {
            try (Batch last = batch) {
                note(await(last), last.received());
            } catch (DownstreamAway e) {
                LOG.debug("Mailbox {}: a batch is left for later: {}", mailbox.name(), e.getMessage());
            }
        }
    }
}
