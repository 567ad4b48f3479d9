package dev.millrace.remediation.retention;

import dev.millrace.remediation.database.Database;
import dev.millrace.scheduling.PeriodicWork;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Forgets what runs know of people that ended long ago. Their ids stay, so that none is ever done twice.
final class Forgetting extends PeriodicWork {
    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration PERIOD = Duration.ofMinutes(10);
    private static final int AT_ONCE = 500;
    private static final int BATCHES_A_ROUND = 200;

    private final Database database;
    private final @Nullable Duration after;

    /// @param after how long after their end; never, where it is null
    Forgetting(Database database, @Nullable Duration after) {
        super("Ended runs could not be forgotten", FIRST, PERIOD);
        this.database = database;
        this.after = after;
    }

    @Override
    protected Mono<Long> round() {
        return after == null ? Mono.empty() : forget(after);
    }

    /// Batch after batch, so that no statement takes long.
    ///
    /// @return how many runs and questions there were
    Mono<Long> forget(Duration kept) {
        return batch(kept)
                .expand(forgotten -> forgotten < AT_ONCE ? Mono.empty() : batch(kept))
                .take(BATCHES_A_ROUND)
                .reduce(0L, Long::sum)
                .doOnNext(forgotten -> {
                    if (forgotten > 0) {
                        LOG.info("Forgot whom {} runs and questions concerned that ended {} ago", forgotten, kept);
                    }
                });
    }

    private Mono<Long> batch(Duration kept) {
        return Database.limited(database.sql(
                        "select remediation.ledger_forget_before(now() - make_interval(secs => :kept), :most) as jobs")
                .bind("kept", (double) kept.toSeconds())
                .bind("most", AT_ONCE)
                .map(row -> Objects.requireNonNull(row.get("jobs", Long.class)))
                .one());
    }
}
