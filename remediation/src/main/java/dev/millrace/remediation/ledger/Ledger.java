package dev.millrace.remediation.ledger;

import dev.millrace.remediation.brake.BrakeSettings;
import dev.millrace.remediation.brake.Span;
import dev.millrace.remediation.brake.Withheld;
import dev.millrace.remediation.database.Database;
import dev.millrace.remediation.database.DatabaseTrouble;
import dev.millrace.tickets.json.Json;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.dao.DuplicateKeyException;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// The rows and who may write to them. Every statement is one transaction; what comes at the same time shares
/// one.
///
/// A claim raises the row's fence, and every later write names it: a worker that was believed dead and comes
/// back writes nothing.
public final class Ledger {
    /// Where workers hear of new jobs.
    public static final String CHANNEL = "remediation_job";

    /// Whoever came second does not see the first before it has committed; a few rounds are plenty.
    private static final Retry COLLISION = Retry.backoff(10, Duration.ofMillis(2))
            .jitter(1)
            .filter(error -> error instanceof DuplicateKeyException || DatabaseTrouble.isRolledBack(error));

    /// Where two batches of several tenants wait for each other the database rolls one of them back, whole, and so it
    /// does where runs of two begin on the same account at the same moment: it is written once more.
    private static final Retry ROLLED_BACK = Retry.backoff(5, Duration.ofMillis(10))
            .jitter(1)
            .filter(error -> error instanceof DuplicateKeyException || DatabaseTrouble.isRolledBack(error))
            .onRetryExhaustedThrow((retry, last) -> last.failure());

    private static final Duration WITHOUT_END = Duration.ofDays(36_500);

    private final Database database;
    private final String worker;
    private final Duration lease;
    private final BrakeSettings brake;
    private final Duration patience;
    private final Batches<NewJob, Boolean> additions;
    private final Batches<Written, Answer> advances;

    /// One worker's view of the ledger, of a worker whose jobs wait for a connector without an end.
    ///
    /// @param worker who claims; unique among those alive
    /// @param lease how long a claim holds unless renewed
    /// @param brake how many like actions are let through
    public Ledger(Database database, String worker, Duration lease, BrakeSettings brake) {
        this(database, worker, lease, brake, WITHOUT_END);
    }

    /// One worker's view of the ledger.
    ///
    /// @param worker who claims; unique among those alive
    /// @param lease how long a claim holds unless renewed
    /// @param brake how many like actions are let through
    /// @param patience how long a job waits for a connector before it is claimed though that is away
    public Ledger(Database database, String worker, Duration lease, BrakeSettings brake, Duration patience) {
        this.patience = patience;
        this.brake = brake;
        this.database = database;
        this.worker = worker;
        this.lease = lease;
        this.additions = new Batches<>(this::add);
        this.advances = new Batches<>(this::write);
    }

    /// Adds a job, unless it is there already, and tells the workers.
    public Mono<Void> add(NewJob job) {
        return additions.write(job).then();
    }

    private Mono<List<Boolean>> add(List<NewJob> jobs) {
        return Database.limited(database.sql(LedgerSql.ADD)
                        .bind("jobs", Json.text(jobs))
                        .bind("channel", CHANNEL)
                        .then())
                .thenReturn(Collections.nCopies(jobs.size(), true));
    }

    /// Claims up to so many jobs that are due, fair over tenants and systems. Where another worker takes the
    /// same account at the same moment, the database refuses the later claim, and it looks again.
    ///
    /// @param parked connectors whose waiting jobs stay where they are, for as long as there is patience
    /// @param systems the connectors that each runbook uses; one that is not among them counts as a system of
    ///     its own
    public Mono<List<Job>> claim(int most, Collection<String> parked, Map<String, ? extends Set<String>> systems) {
        return Database.limited(database.sql(LedgerSql.CLAIM)
                .bind("most", most)
                .bind("parked", parked.toArray(new String[0]))
                .bind("systems", Json.text(systems))
                .bind("worker", worker)
                .bind("lease", seconds(lease))
                .bind("patience", seconds(patience))
                .map(Ledger::job)
                .all()
                .collectSortedList(Comparator.comparingLong(Job::id))
                .retryWhen(COLLISION));
    }

    /// Whether so many jobs, or more, have not ended.
    public Mono<Boolean> hasOpen(int many) {
        return Database.limited(database.sql(LedgerSql.OPEN)
                .bind("many", many)
                .map(row -> number(row, "jobs") >= many)
                .one());
    }

    /// Renews the leases on these jobs and answers which of them are still this worker's.
    public Mono<Set<Long>> renew(Collection<Long> jobs) {
        return Database.limited(database.sql(LedgerSql.RENEW)
                .bind("jobs", jobs.toArray(new Long[0]))
                .bind("worker", worker)
                .bind("lease", seconds(lease))
                .map(row -> number(row, "id"))
                .all()
                .collectList()
                .map(held -> (Set<Long>) new HashSet<>(held)));
    }

    /// Gives back the leases of this worker, but of runs in the middle of a change: it may still be on its way,
    /// and those leases run out by themselves.
    public Mono<Void> release() {
        return Database.limited(database.sql(LedgerSql.RELEASE)
                .bind("worker", worker)
                .fetch()
                .rowsUpdated()
                .then());
    }

    /// Gives back every lease there is, but of runs in the middle of a change, as [#release] does. Only for a
    /// worker that knows it is alone.
    public Mono<Long> releaseAll() {
        return Database.limited(database.sql(LedgerSql.RELEASE_ALL).fetch().rowsUpdated());
    }

    /// Makes the jobs that wait for a connector due at once.
    public Mono<Long> resume(String connector) {
        return Database.limited(database.sql(LedgerSql.RESUME)
                .bind("connector", connector)
                .fetch()
                .rowsUpdated());
    }

    /// Has the runs that wait for the end of this one look whether it is their turn.
    public Mono<Void> passOn(Job ended) {
        return Database.limited(
                database.sql(LedgerSql.PASS_ON).bind("job", ended.id()).then());
    }

    /// Makes jobs due that wait long for anything but a person or a system that asked for it.
    public Mono<Void> lookAgain() {
        return Database.limited(database.sql(LedgerSql.LOOK_AGAIN).then());
    }

    /// What was journaled of a job, in order.
    public Mono<List<Noted>> journal(Job job) {
        return Database.limited(database.sql(LedgerSql.JOURNAL)
                .bind("job", job.id())
                .map(Ledger::noted)
                .all()
                .collectList());
    }

    /// Writes; fails with [LeaseLost] when the job is no longer the caller's, with [Withheld] when it would begin
    /// a change, or to take one back, that must not begin now, or end a run well that was cancelled, and with
    /// [Behind] when another run is to end before.
    public Mono<Void> write(Job job, Advance advance) {
        return advances.write(Written.of(job, advance, brake)).flatMap(answer -> switch (answer) {
            case Answer.Held _ -> Mono.empty();
            case Answer.Lost _ -> Mono.error(new LeaseLost(job));
            case Answer.No no -> Mono.error(no.why());
        });
    }

    private Mono<List<Answer>> write(List<Written> batch) {
        return Database.limited(database.sql(LedgerSql.ADVANCE)
                        .bind("advances", batch.stream().map(Written::json).collect(Collectors.joining(",", "[", "]")))
                        .bind("lease", seconds(lease))
                        .bind("worker", worker)
                        .bind("facts", LedgerSql.FACTS)
                        .map(row -> Map.entry(new Written.Claim(number(row, "id"), number(row, "fence")), answer(row)))
                        .all()
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue))
                .retryWhen(ROLLED_BACK)
                .map(answers -> batch.stream()
                        .map(one -> answers.getOrDefault(one.claim(), new Answer.Lost()))
                        .toList());
    }

    private static Answer answer(Readable row) {
        String cancelled = row.get("cancelled", String.class);
        String stopped = row.get("stopped", String.class);
        if (cancelled != null) {
            return new Answer.No(Withheld.cancelled(cancelled));
        }
        if (stopped != null) {
            return new Answer.No(Withheld.stopped(stopped));
        }
        String behind = row.get("behind", String.class);
        return behind == null ? new Answer.Held() : new Answer.No(new Behind(behind));
    }

    private sealed interface Answer {
        record Held() implements Answer {}

        record Lost() implements Answer {}

        record No(RuntimeException why) implements Answer {}
    }

    private static Job job(Readable row) {
        return new Job(
                number(row, "id"),
                text(row, "tenant"),
                JobKind.of(text(row, "kind")),
                text(row, "key"),
                text(row, "ticket"),
                text(row, "request"),
                number(row, "fence"),
                number(row, "sequence"),
                Objects.requireNonNull(row.get("waits", Integer.class)),
                row.get("waits_for", String.class),
                new HashSet<>(List.of(Objects.requireNonNull(row.get("told_causes", String[].class)))),
                row.get("failed_step", String.class),
                row.get("failed_reason", String.class),
                Objects.requireNonNull(row.get("since", Instant.class)),
                stops(row),
                text(row, "runbook"),
                row.get("cancelled_by", String.class),
                row.get("stopped", String.class),
                row.get("stopped_since", Instant.class),
                Boolean.TRUE.equals(row.get("at_once", Boolean.class)),
                row.get("behind", String.class),
                Objects.requireNonNull(row.get("unanswered", Integer.class)));
    }

    private static List<Span> stops(Readable row) {
        Instant[] begun = Objects.requireNonNull(row.get("stops_begun", Instant[].class));
        Instant[] ended = Objects.requireNonNull(row.get("stops_ended", Instant[].class));
        return IntStream.range(0, begun.length)
                .mapToObj(stop -> new Span(begun[stop], ended[stop]))
                .toList();
    }

    private static Noted noted(Readable row) {
        return new Noted(entry(row), Duration.ofMillis(number(row, "millis_ago")));
    }

    @SuppressWarnings("unchecked") // The column holds what an Entry's facts were written as.
    private static Entry entry(Readable row) {
        return new Entry(text(row, "step"), Entry.Mark.of(text(row, "mark")), text(row, "detail"), (Map<String, String>)
                Json.read(text(row, "facts"), Map.class));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    private static long number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class), column);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
