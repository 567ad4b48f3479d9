package dev.millrace.remediation.ledger;

import dev.millrace.remediation.database.Database;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.remediation.RemediationOutcome;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// The rows and who may write to them. Every statement is one transaction.
///
/// A claim raises the row's fence, and every later write names it: a worker that was believed dead and comes
/// back writes nothing.
public final class Ledger {
    /// Where workers hear of new jobs.
    public static final String CHANNEL = "remediation_job";

    /// Whoever came second does not see the first before it has committed; a few rounds are plenty.
    private static final Retry COLLISION = Retry.backoff(10, Duration.ofMillis(2))
            .jitter(1)
            .filter(error ->
                    error instanceof DuplicateKeyException || error instanceof PessimisticLockingFailureException);

    private final Database database;
    private final String worker;
    private final Duration lease;

    /// One worker's view of the ledger.
    ///
    /// @param worker who claims; unique among those alive
    /// @param lease how long a claim holds unless renewed
    public Ledger(Database database, String worker, Duration lease) {
        this.database = database;
        this.worker = worker;
        this.lease = lease;
    }

    /// Adds a job, unless it is there already, and tells the workers.
    public Mono<Void> add(NewJob job) {
        return Database.limited(database.sql(LedgerSql.ADD)
                .bind("tenant", job.tenant())
                .bind("kind", job.kind().column())
                .bind("key", job.key())
                .bind("ticket", job.ticket())
                .bind("runbook", job.runbook())
                .bind("attempt", job.attempt())
                .bind("subject", Database.orNull(job.subject(), String.class))
                .bind("request", job.request())
                .bind("channel", CHANNEL)
                .then());
    }

    /// Claims up to so many jobs that are due, oldest first. Where another worker takes the same account at the same
    /// moment, the database refuses the later claim, and it looks again.
    ///
    /// @param parked connectors whose waiting jobs stay where they are
    public Mono<List<Job>> claim(int most, Collection<String> parked) {
        return Database.limited(database.sql(LedgerSql.CLAIM)
                .bind("most", most)
                .bind("parked", parked.toArray(new String[0]))
                .bind("worker", worker)
                .bind("lease", seconds(lease))
                .map(Ledger::job)
                .all()
                .collectSortedList(Comparator.comparingLong(Job::id))
                .retryWhen(COLLISION));
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

    /// Gives back every lease of this worker.
    public Mono<Void> release() {
        return Database.limited(database.sql(LedgerSql.RELEASE)
                .bind("worker", worker)
                .fetch()
                .rowsUpdated()
                .then());
    }

    /// Gives back every lease there is. Only for a worker that knows it is alone.
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

    /// What was journaled of a job, in order.
    public Mono<List<Entry>> journal(Job job) {
        return Database.limited(database.sql(LedgerSql.JOURNAL)
                .bind("job", job.id())
                .map(Ledger::entry)
                .all()
                .collectList());
    }

    /// Writes; fails with [LeaseLost] when the job is no longer the caller's.
    public Mono<Void> write(Job job, Advance advance) {
        DatabaseClient.GenericExecuteSpec statement = database.sql(LedgerSql.ADVANCE)
                .bind("job", job.id())
                .bind("fence", job.fence())
                .bind("sequence", advance.sequence())
                .bind("entries", Json.text(advance.entries()))
                .bind("outcomes", array(advance.outcomes()))
                .bind("worker", worker);
        return Database.limited(next(statement, advance.next())
                        .map(row -> number(row, "held"))
                        .one())
                .flatMap(held -> held == 1 ? Mono.empty() : Mono.error(new LeaseLost(job)));
    }

    private DatabaseClient.GenericExecuteSpec next(DatabaseClient.GenericExecuteSpec statement, Advance.Next next) {
        return switch (next) {
            case Advance.Next.GoOn _ -> values(statement, null, null, null, null, null);
            case Advance.Next.TurnBack back -> values(statement, null, null, null, back.step(), back.reason());
            case Advance.Next.Wait wait -> values(statement, wait.connector(), seconds(wait.pause()), null, null, null);
            case Advance.Next.Finish finish ->
                values(statement, null, null, finish.result().name().toLowerCase(Locale.ROOT), null, null);
        };
    }

    private DatabaseClient.GenericExecuteSpec values(
            DatabaseClient.GenericExecuteSpec statement,
            @Nullable String waitsFor,
            @Nullable Double pause,
            @Nullable String result,
            @Nullable String failedStep,
            @Nullable String failedReason) {
        return statement
                .bind("waits_for", Database.orNull(waitsFor, String.class))
                .bind("pause", Database.orNull(pause, Double.class))
                .bind("result", Database.orNull(result, String.class))
                .bind("failed_step", Database.orNull(failedStep, String.class))
                .bind("failed_reason", Database.orNull(failedReason, String.class))
                .bind("lease", seconds(lease));
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
                row.get("failed_step", String.class),
                row.get("failed_reason", String.class),
                Objects.requireNonNull(row.get("created_at", Instant.class)));
    }

    @SuppressWarnings("unchecked") // The column holds what an Entry's facts were written as.
    private static Entry entry(Readable row) {
        return new Entry(text(row, "step"), Entry.Mark.of(text(row, "mark")), text(row, "detail"), (Map<String, String>)
                Json.read(text(row, "facts"), Map.class));
    }

    /// One by one, for within a list Jackson forgets the types' names.
    private static String array(List<RemediationOutcome> outcomes) {
        return outcomes.stream().map(Json::text).collect(Collectors.joining(",", "[", "]"));
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
