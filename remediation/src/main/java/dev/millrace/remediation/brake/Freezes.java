package dev.millrace.remediation.brake;

import dev.millrace.remediation.brake.RestraintSettings.Freeze;
import dev.millrace.remediation.database.Database;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Mono;

/// Freezes that people declare while the desk runs. They lie in the ledger's database, so that they hold for every
/// worker and over restarts.
public final class Freezes {
    /// Where the database tells that one was declared, or lifted.
    static final String CHANNEL = "remediation_freeze";

    /// All connectors, or all tenants.
    public static final String ALL = OneOrAll.ALL;

    private final Database database;

    public Freezes(Database database) {
        this.database = database;
    }

    /// One that holds.
    ///
    /// @param tenant for whose runs, or [#ALL]
    /// @param connector whose systems are not changed, or [#ALL]
    /// @param reason told to whoever waits, with who declared it
    public record Declared(String tenant, String connector, Instant from, Instant until, String reason) {
        Freeze freeze() {
            return new Freeze(from, until, null, allOrOne(connector), allOrOne(tenant), reason);
        }

        private static List<String> allOrOne(String name) {
            return name.equals(ALL) ? List.of() : List.of(name);
        }
    }

    /// Those that hold now.
    public Mono<List<Declared>> standing() {
        return since("now()");
    }

    /// Those that hold, and those that held lately, for which work is not to be given up.
    Mono<List<Declared>> lately() {
        return since("now() - interval '40 days'");
    }

    private Mono<List<Declared>> since(String moment) {
        return Database.limited(database.sql(
                        "select tenant, connector, begins, ends, reason from remediation.declared_freeze where ends > "
                                + moment + " and begins < ends order by ends, connector, tenant")
                .map(row -> new Declared(
                        Objects.requireNonNull(row.get("tenant", String.class)),
                        Objects.requireNonNull(row.get("connector", String.class)),
                        Objects.requireNonNull(row.get("begins", Instant.class)),
                        Objects.requireNonNull(row.get("ends", Instant.class)),
                        Objects.requireNonNull(row.get("reason", String.class))))
                .all()
                .collectList());
    }

    /// Has no worker begin a change of a connector's systems, or with [#ALL] any, until then.
    ///
    /// @param tenant for whose runs, or [#ALL]
    /// @param until later than now
    public Mono<Void> declare(String tenant, String connector, Instant until, String by, String reason) {
        return Database.limited(
                database.sql("select remediation.declare_freeze(:tenant, :connector, :until, :by, :reason)")
                        .bind("tenant", tenant)
                        .bind("connector", connector)
                        .bind("until", until)
                        .bind("by", by)
                        .bind("reason", reason)
                        .then());
    }

    /// Ends what was declared for a connector, or with [#ALL] what was declared for all of them together. What holds
    /// for others stays, and so does what the settings say.
    ///
    /// @param tenant for whom it was declared, or [#ALL] where it was for all
    /// @return how many there were
    public Mono<Long> lift(String tenant, String connector, String by) {
        return Database.limited(database.sql("select remediation.lift_freeze(:tenant, :connector, :by) as lifted")
                .bind("tenant", tenant)
                .bind("connector", connector)
                .bind("by", by)
                .map(row -> Objects.requireNonNull(row.get("lifted", Long.class)))
                .one());
    }
}
