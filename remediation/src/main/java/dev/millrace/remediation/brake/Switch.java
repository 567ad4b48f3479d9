package dev.millrace.remediation.brake;

import dev.millrace.remediation.database.Database;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// Stops automation and lets it go on. It lies in the ledger's database, which every worker asks before each
/// change: what is stopped stays stopped over restarts, and no worker can miss it.
public final class Switch {
    /// Where the database tells that something was stopped, or goes on.
    static final String CHANNEL = "remediation_stop";

    /// All tenants, or all runbooks.
    public static final String ALL = OneOrAll.ALL;

    private final Database database;

    public Switch(Database database) {
        this.database = database;
    }

    /// Something that is stopped.
    ///
    /// @param tenant or [#ALL]
    /// @param runbook or [#ALL]
    /// @param reason in full, with who stopped it
    public record Stop(String tenant, String runbook, String reason, String by, Instant at) {}

    /// All that is stopped now, the oldest first.
    public Mono<List<Stop>> stops() {
        return Database.limited(database.sql("""
                        select tenant, runbook, reason, by_whom, at from remediation.stop order by at, tenant, runbook
                        """)
                .map(row -> new Stop(
                        Objects.requireNonNull(row.get("tenant", String.class)),
                        Objects.requireNonNull(row.get("runbook", String.class)),
                        Objects.requireNonNull(row.get("reason", String.class)),
                        Objects.requireNonNull(row.get("by_whom", String.class)),
                        Objects.requireNonNull(row.get("at", Instant.class))))
                .all()
                .collectList());
    }

    /// Stops a runbook, or with [#ALL] all of them. Runs under way begin no further change and wait.
    public Mono<Void> stop(String tenant, String runbook, String by, String reason) {
        return Database.limited(database.sql("select remediation.stop_automation(:tenant, :runbook, :by, :reason)")
                .bind("tenant", tenant)
                .bind("runbook", runbook)
                .bind("by", by)
                .bind("reason", reason)
                .then());
    }

    /// Lets go on what was stopped for this tenant (or for all of them), one runbook or with [#ALL] every one.
    ///
    /// @return how many stops there were
    public Mono<Long> start(String tenant, String runbook, String by) {
        return Database.limited(database.sql("select remediation.start_automation(:tenant, :runbook, :by) as ended")
                .bind("tenant", tenant)
                .bind("runbook", runbook)
                .bind("by", by)
                .map(row -> Objects.requireNonNull(row.get("ended", Long.class)))
                .one());
    }

    /// Who let something go on last that was stopped for a tenant.
    Mono<Optional<String>> lastStartedBy(String tenant) {
        return Database.limited(database.sql("""
                        select coalesce(cast(personal as jsonb)->>'by', '') as by_whom from remediation.audit
                        where tenant = :tenant and kind = 'started' order by number desc limit 1
                        """)
                .bind("tenant", tenant)
                .map(row ->
                        Optional.ofNullable(row.get("by_whom", String.class)).filter(by -> !by.isEmpty()))
                .one()
                .defaultIfEmpty(Optional.empty()));
    }

    /// Ends a run: it begins no further change, and what it changed is taken back.
    ///
    /// @return whether there was such a run under way
    public Mono<Boolean> cancel(String run, String by) {
        return end("cancel_run", run, by);
    }

    /// The same, also for one that ends already, and what it changed is taken back though a freeze or a rate holds
    /// changes of those systems.
    ///
    /// @return whether there was such a run under way
    public Mono<Boolean> takeBackAtOnce(String run, String by) {
        return end("take_back_at_once", run, by);
    }

    private Mono<Boolean> end(String function, String run, String by) {
        return Database.limited(database.sql("select remediation.%s(:run, :by) as cancelled".formatted(function))
                .bind("run", run)
                .bind("by", by)
                .map(row -> Boolean.TRUE.equals(row.get("cancelled", Boolean.class)))
                .one());
    }
}
