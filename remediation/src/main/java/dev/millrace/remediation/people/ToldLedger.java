package dev.millrace.remediation.people;

import dev.millrace.remediation.database.Database;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Whose turn it is to read, and what was told of whom; in the database, so that of several workers one reads, and
/// what was told by one is known to the next.
final class ToldLedger {
    /// Whoever is still there is told anew once a day, so that a topic that was lost fills again.
    private static final Duration AGAIN = Duration.ofDays(1);

    private static final String BEGIN =
            "insert into remediation.people_reading (tenant) values (:tenant) on conflict do nothing";
    private static final String TAKE = """
            update remediation.people_reading
            set round = round + 1, next_at = 'infinity',
                lease_owner = :owner, lease_until = now() + make_interval(secs => :lease)
            where tenant = :tenant and case when lease_until is null then next_at <= now() else lease_until < now() end
            returning round
            """;
    /// Whoever was erased meanwhile has had the next reading set to be at once.
    private static final String FINISH = """
            update remediation.people_reading
            set lease_owner = null, lease_until = null, next_at = least(next_at, now() + make_interval(secs => :pause))
            where tenant = :tenant and round = :round
            """;
    private static final String KNOWN = """
            select address, digest, erased, told_at < now() - make_interval(secs => :again) as stale
            from remediation.person_told where tenant = :tenant and address = any(:addresses)
            """;
    /// What was told is noted as it was, also of who was erased while it was told: by that the next reading finds that
    /// he is still to be told as gone.
    private static final String NOTE = """
            insert into remediation.person_told (tenant, address, account, digest, round)
            select :tenant, address, account, digest, :round
            from unnest(cast(:addresses as text[]), cast(:accounts as text[]), cast(:digests as text[]))
                as listed (address, account, digest)
            on conflict (tenant, address) do update
            set account = excluded.account, round = excluded.round,
                told_at = case when :told then now() else person_told.told_at end,
                digest = excluded.digest
            """;
    private static final String MISSING = """
            select address from remediation.person_told
            where tenant = :tenant and round < :round order by address limit :most
            """;
    private static final String FORGET =
            "delete from remediation.person_told where tenant = :tenant and round < :round and address = any(:addresses)";

    private final Database database;
    private final String tenant;
    private final String owner;

    ToldLedger(Database database, String tenant, String owner) {
        this.database = database;
        this.tenant = tenant;
        this.owner = owner;
    }

    /// What was told of an address.
    ///
    /// @param digest of it; empty where it was that there is nothing any more
    /// @param erased whether nothing may be told any more
    /// @param stale whether it was told so long ago that it is to be told anew
    record Known(String digest, boolean erased, boolean stale) {}

    /// The number of a reading that is due and nobody else's; empty where none is.
    ///
    /// @param lease until somebody else may begin one
    Mono<Long> take(Duration lease) {
        return Database.limited(database.sql(BEGIN)
                .bind("tenant", tenant)
                .then()
                .then(database.sql(TAKE)
                        .bind("tenant", tenant)
                        .bind("owner", owner)
                        .bind("lease", (double) lease.toSeconds())
                        .map(row -> Objects.requireNonNull(row.get("round", Long.class)))
                        .one()));
    }

    /// Ends a reading.
    Mono<Void> finish(long round, Duration pause) {
        return Database.limited(database.sql(FINISH)
                .bind("tenant", tenant)
                .bind("round", round)
                .bind("pause", (double) pause.toSeconds())
                .then());
    }

    Mono<Map<String, Known>> known(List<String> addresses) {
        return Database.limited(database.sql(KNOWN)
                .bind("tenant", tenant)
                .bind("again", (double) AGAIN.toSeconds())
                .bind("addresses", addresses.toArray(String[]::new))
                .map(row -> Map.entry(
                        Objects.requireNonNull(row.get("address", String.class)),
                        new Known(
                                Objects.requireNonNull(row.get("digest", String.class)),
                                Boolean.TRUE.equals(row.get("erased", Boolean.class)),
                                Boolean.TRUE.equals(row.get("stale", Boolean.class)))))
                .all()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /// Notes who is there.
    ///
    /// @param told whether they were told just now, and not before
    Mono<Void> note(long round, List<Told> people, boolean told) {
        if (people.isEmpty()) {
            return Mono.empty();
        }
        return Database.limited(database.sql(NOTE)
                .bind("tenant", tenant)
                .bind("round", round)
                .bind("told", told)
                .bind("addresses", people.stream().map(Told::address).toArray(String[]::new))
                .bind(
                        "accounts",
                        people.stream()
                                .map(person -> Objects.requireNonNullElse(
                                        person.facts().account(), ""))
                                .toArray(String[]::new))
                .bind("digests", people.stream().map(Told::digest).toArray(String[]::new))
                .then());
    }

    /// Some of those that a reading has not found.
    Flux<String> missing(long round, int most) {
        return database.sql(MISSING)
                .bind("tenant", tenant)
                .bind("round", round)
                .bind("most", most)
                .map(row -> Objects.requireNonNull(row.get("address", String.class)))
                .all();
    }

    Mono<Void> forget(long round, List<String> addresses) {
        return Database.limited(database.sql(FORGET)
                .bind("tenant", tenant)
                .bind("round", round)
                .bind("addresses", addresses.toArray(String[]::new))
                .then());
    }
}
