package dev.millrace.remediation.outbox;

import dev.millrace.remediation.database.Database;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.json.UnreadableJson;
import dev.millrace.tickets.remediation.RemediationOutcome;
import io.micrometer.core.instrument.Timer;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Sends what waits in the outbox: one batch at a time, by one program at a time, so that each run's outcomes
/// keep their order whoever sends them.
final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private static final int BATCH = 256;
    /// Above the producer's own limit, so that its error is what is seen.
    private static final Duration LIMIT = Duration.ofSeconds(45);

    /// That a batch is sent need not be safe on disk before the next one begins: where a crash forgets it, it is
    /// sent again.
    private static final String LOCK = """
            select pg_try_advisory_xact_lock(hashtext('remediation.outbox')) as locked,
              set_config('synchronous_commit', 'off', true)
            """;
    private static final String READ = """
            select id, job, cast(outcome as text) as outcome from remediation.outbox order by id limit :most
            """;
    private static final String REMOVE = """
            delete from remediation.outbox where id = any(:sent)
            returning cast(extract(epoch from clock_timestamp() - told_at) * 1000 as bigint) as millis
            """;

    /// Moves an outcome to its run's journal, where it changes nothing of the run.
    private static final String PUT_ASIDE = """
            with gone as (
              delete from remediation.outbox where id = :id returning tenant, job, cast(outcome as text) as outcome)
            insert into remediation.journal (tenant, job, step, mark, detail, facts, worker)
            select gone.tenant, gone.job, 'outbox', 'looked', :reason,
              jsonb_build_object('outcome', gone.outcome), 'outbox'
            from gone join remediation.job on job.id = gone.job
            """;

    private final Database database;
    private final OutcomeSender sender;
    private final Timer lag;

    /// @param lag from the write of an outcome, with the journal, to where it is safe, by the database's clock
    Outbox(Database database, OutcomeSender sender, Timer lag) {
        this.database = database;
        this.sender = sender;
        this.lag = lag;
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

    /// Sends a batch. Where sending fails, the rest of that run is sent by the next attempt; what no attempt can
    /// send is put aside. When the batch itself fails, all of it is sent again.
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
        Map<Long, List<Waiting>> runs =
                batch.stream().collect(Collectors.groupingBy(Waiting::job, LinkedHashMap::new, Collectors.toList()));
        return Flux.fromIterable(runs.values())
                .flatMap(this::sendRun, BATCH)
                .collectList()
                .flatMap(ends -> remove(ends).thenReturn(next(batch, ends)));
    }

    /// In order, as far as it goes.
    private Flux<End> sendRun(List<Waiting> run) {
        AtomicInteger safe = new AtomicInteger();
        return sendAll(run)
                .map(sent -> new End(run.get(safe.getAndIncrement()), null))
                .onErrorResume(Outbox::isHopeless, error -> {
                    int hopeless = safe.get();
                    return Flux.just(new End(run.get(hopeless), error))
                            .concatWith(sendRun(run.subList(hopeless + 1, run.size())));
                })
                .onErrorResume(error -> {
                    LOG.warn(
                            "Outcomes of job {} wait in the outbox and are sent again: {}",
                            run.getFirst().job(),
                            error.toString());
                    return Flux.empty();
                });
    }

    /// Those before one that cannot be read are sent all the same.
    private Flux<RemediationOutcome> sendAll(List<Waiting> run) {
        return Flux.defer(() -> {
            List<RemediationOutcome> outcomes = new ArrayList<>();
            try {
                run.forEach(waiting -> outcomes.add(Json.read(waiting.outcome(), RemediationOutcome.class)));
            } catch (UnreadableJson unreadable) {
                return sender.send(outcomes).concatWith(Flux.error(unreadable));
            }
            return sender.send(outcomes);
        });
    }

    private Mono<Void> remove(List<End> ends) {
        Long[] sent = ends.stream()
                .filter(end -> end.hopeless() == null)
                .map(end -> end.waiting().id())
                .toArray(Long[]::new);
        return database.sql(REMOVE)
                .bind("sent", sent)
                .map(row -> Duration.ofMillis(Objects.requireNonNull(row.get("millis", Long.class))))
                .all()
                .doOnNext(lag::record)
                .thenMany(Flux.fromIterable(ends))
                .concatMap(end -> end.hopeless() == null ? Mono.empty() : putAside(end.waiting(), end.hopeless()))
                .then();
    }

    private Mono<Long> putAside(Waiting waiting, Throwable error) {
        LOG.error(
                "Outcome {} of job {} can never be sent and is put aside in the journal",
                waiting.id(),
                waiting.job(),
                error);
        return database.sql(PUT_ASIDE)
                .bind("id", waiting.id())
                .bind("reason", "never sent (%s)".formatted(error.getClass().getSimpleName()))
                .fetch()
                .rowsUpdated();
    }

    private static Sent next(List<Waiting> batch, List<End> ends) {
        return batch.size() < BATCH || ends.isEmpty() ? Sent.ALL : Sent.SOME;
    }

    private static boolean isHopeless(Throwable error) {
        return error instanceof UnreadableJson
                || error instanceof RecordTooLargeException
                || error instanceof InvalidRecordException
                || error instanceof SerializationException;
    }

    private static Waiting waiting(Readable row) {
        return new Waiting(
                Objects.requireNonNull(row.get("id", Long.class)),
                Objects.requireNonNull(row.get("job", Long.class)),
                Objects.requireNonNull(row.get("outcome", String.class)));
    }

    private record Waiting(long id, long job, String outcome) {}

    /// @param hopeless why it can never be sent; null once it is sent
    private record End(Waiting waiting, @Nullable Throwable hopeless) {}
}
