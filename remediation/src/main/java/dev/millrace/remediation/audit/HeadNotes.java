package dev.millrace.remediation.audit;

import dev.millrace.remediation.audit.AuditLog.Noted;
import dev.millrace.remediation.database.Database;
import dev.millrace.scheduling.PeriodicWork;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Notes the head of each tenant's chain in the program's own log, soon after the start, once a day, and at the stop.
/// Where that log is kept on another machine, whoever owns the database cannot rewrite what was noted there:
/// [Noted#in] reads it again.
final class HeadNotes extends PeriodicWork {
    private static final Logger LOG = LoggerFactory.getLogger(HeadNotes.class);
    private static final Duration FIRST = Duration.ofMinutes(1);
    static final Duration PERIOD = Duration.ofDays(1);

    private final Database database;

    HeadNotes(Database database) {
        super("The heads of the audit log could not be noted", FIRST, PERIOD);
        this.database = database;
    }

    /// Stops behind the worker, the relay and the web server, which write to the log until they have stopped.
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 3000;
    }

    @Override
    protected Mono<List<Noted>> round() {
        return Database.limited(database.sql(
                        "select tenant, number, encode(hash, 'hex') as hash from remediation.audit_head order by tenant")
                .map(row -> new Noted(
                        Objects.requireNonNull(row.get("tenant", String.class)),
                        Objects.requireNonNull(row.get("number", Long.class)),
                        Objects.requireNonNull(row.get("hash", String.class))))
                .all()
                .doOnNext(noted -> LOG.info("{}", noted.line()))
                .collectList());
    }

    /// The stop waits for the last note, not for long.
    @Override
    public void stop(Runnable done) {
        stop();
        round().onErrorResume(error -> {
                    LOG.warn("The heads of the audit log could not be noted at the stop: {}", error.toString());
                    return Mono.empty();
                })
                .doFinally(_ -> done.run())
                .subscribe();
    }
}
