package dev.millrace.remediation.outbox;

import dev.millrace.remediation.database.Database;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.remediation.RemediationOutcome;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Sends what waits in the outbox: one batch at a time, by one program at a time, so that each run's outcomes
/// keep their order whoever sends them.
final class Outbox {
    private static final int BATCH = 256;
    /// Above the producer's own limit, so that its error is what is seen.
    private static final Duration LIMIT = Duration.ofSeconds(45);

    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtext('remediation.outbox')) as locked";
    private static final String READ = """
            select id, job, cast(outcome as text) as outcome from remediation.outbox order by id limit :most
            """;
    private static final String REMOVE = "delete from remediation.outbox where id = any(:sent)";

    private final Database database;
    private final OutcomeSender sender;

    Outbox(Database database, OutcomeSender sender) {
        this.database = database;
        this.sender = sender;
    }

    /// How a batch ended.
    enum Sent {
        /// There was nothing more.
        ALL,
        /// There may be more.
        SOME,
        /// Another program is sending.
        BUSY
    }

    /// Sends a batch. When sending fails, all of it is sent again by the next attempt.
    Mono<Sent> sendBatch() {
        Mono<Sent> batch = database.sql(LOCK)
                .map(row -> Boolean.TRUE.equals(row.get("locked", Boolean.class)))
                .one()
                .flatMap(locked -> locked ? sendWaiting() : Mono.just(Sent.BUSY));
        return database.inTransaction(batch).timeout(LIMIT);
    }

    private Mono<Sent> sendWaiting() {
        return database.sql(READ)
                .bind("most", BATCH)
                .map(Outbox::waiting)
                .all()
                .collectList()
                .flatMap(this::send);
    }

    private Mono<Sent> send(List<Waiting> batch) {
        if (batch.isEmpty()) {
            return Mono.just(Sent.ALL);
        }
        Long[] ids = batch.stream().map(Waiting::id).toArray(Long[]::new);
        return Flux.fromIterable(batch)
                .groupBy(Waiting::job, BATCH)
                .flatMap(
                        run -> run.concatMap(
                                waiting -> sender.send(waiting.outcome()).then(), BATCH),
                        BATCH)
                .then(database.sql(REMOVE).bind("sent", ids).fetch().rowsUpdated())
                .thenReturn(batch.size() < BATCH ? Sent.ALL : Sent.SOME);
    }

    private static Waiting waiting(Readable row) {
        return new Waiting(
                Objects.requireNonNull(row.get("id", Long.class)),
                Objects.requireNonNull(row.get("job", Long.class)),
                Json.read(Objects.requireNonNull(row.get("outcome", String.class)), RemediationOutcome.class));
    }

    private record Waiting(long id, long job, RemediationOutcome outcome) {}
}
