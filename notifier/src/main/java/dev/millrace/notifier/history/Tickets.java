package dev.millrace.notifier.history;

import dev.millrace.notifier.database.Database;
import dev.millrace.notifier.database.Storable;
import dev.millrace.notifier.history.KnownTicket.Step;
import dev.millrace.notifier.update.UpdateTaker;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketUpdate;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Keeps and finds what is known of tickets. First to take an update, so that a link in a mail that the update gives
/// rise to finds its ticket.
@Component
@Order(1)
public final class Tickets implements UpdateTaker {
    private static final int STEPS_KEPT = 60;

    /// One statement, so that a ticket and its steps never differ.
    private static final String TAKE = """
            with newest as (
                insert into notifier.tickets as known (tenant, ticket, version, status, state, updated_at)
                values (:tenant, :ticket, :version, :status, cast(:state as jsonb), :at)
                on conflict (tenant, ticket) do update
                set version = excluded.version, status = excluded.status,
                    state = excluded.state, updated_at = excluded.updated_at
                where known.version < excluded.version),
            oldest as (
                delete from notifier.steps
                where tenant = :tenant and ticket = :ticket and version <= :version - :kept)
            insert into notifier.steps (tenant, ticket, version, step)
            values (:tenant, :ticket, :version, cast(:step as jsonb))
            on conflict do nothing
            """;

    private static final String SELECT = """
            select t.state::text as state,
                   (select coalesce(json_agg(s.step order by s.version), '[]')
                    from notifier.steps s where s.tenant = t.tenant and s.ticket = t.ticket)::text as steps
            from notifier.tickets t
            """;

    /// As the index `tickets_open` has it.
    private static final String OPEN = " and t.status not in ('RESOLVED', 'CLOSED')";

    /// Whose the last resolving is in a ticket's steps, only these tell.
    private static final String FIXED = """
            select count(*) as tickets from notifier.tickets t
            where t.tenant = any(:tenants) and t.updated_at >= :since
              and t.status in ('RESOLVED', 'CLOSED') and cast(t.state ->> 'resolvedAt' as timestamptz) >= :since
              and (select not jsonb_path_exists(s.step, '$.events[*] ? (@.type == "resolved" && exists(@.by))')
                   from notifier.steps s
                   where s.tenant = t.tenant and s.ticket = t.ticket
                     and jsonb_path_exists(s.step, '$.events[*] ? (@.type == "resolved")')
                   order by s.version desc limit 1)
            """;

    private final Database database;

    public Tickets(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Void> take(TicketUpdate update) {
        return database.sql(TAKE)
                .bind("tenant", update.tenant())
                .bind("ticket", update.ticketId().toString())
                .bind("version", update.version())
                .bind("status", update.ticket().status().name())
                .bind("state", Storable.json(update.ticket()))
                .bind("at", update.at().atOffset(ZoneOffset.UTC))
                .bind("step", Storable.json(Step.of(update)))
                .bind("kept", (long) STEPS_KEPT)
                .then();
    }

    /// The ticket as it was last told of; empty where nothing was told of it yet, or it is another tenant's.
    public Mono<KnownTicket> find(String tenant, TicketId ticket) {
        return database.sql(SELECT + "where t.tenant = :tenant and t.ticket = :ticket")
                .bind("tenant", tenant)
                .bind("ticket", ticket.toString())
                .map(Tickets::known)
                .one();
    }

    /// The ticket of whichever of these tenants it is.
    public Mono<KnownTicket> find(Collection<String> tenants, TicketId ticket) {
        return Flux.fromIterable(tenants)
                .concatMap(tenant -> find(tenant, ticket))
                .next();
    }

    /// The tickets that changed last, newest first.
    public Flux<KnownTicket> recent(Collection<String> tenants, int limit) {
        return newest("", tenants, limit);
    }

    /// Of those that are not done, the tickets that changed last, newest first.
    public Flux<KnownTicket> recentOpen(Collection<String> tenants, int limit) {
        return newest(OPEN, tenants, limit);
    }

    /// How many there are in each status, of those that are not done.
    public Mono<Map<String, Long>> openByStatus(Collection<String> tenants) {
        return database.sql(
                        "select t.status, count(*) as tickets from notifier.tickets t where t.tenant = any(:tenants)"
                                + OPEN + " group by t.status")
                .bind("tenants", tenants.toArray(String[]::new))
                .map(row -> Map.entry(
                        text(row, "status"), Objects.requireNonNull(row.get("tickets", Long.class), "tickets")))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /// How many a runbook has resolved since then that are still done.
    ///
    /// @param since at most a few days back: every ticket that changed since is looked at
    public Mono<Long> fixedSince(Collection<String> tenants, Instant since) {
        return database.sql(FIXED)
                .bind("tenants", tenants.toArray(String[]::new))
                .bind("since", since.atOffset(ZoneOffset.UTC))
                .map(row -> Objects.requireNonNull(row.get("tickets", Long.class), "tickets"))
                .one();
    }

    private Flux<KnownTicket> newest(String condition, Collection<String> tenants, int limit) {
        return database.sql(SELECT + "where t.tenant = any(:tenants)" + condition
                        + " order by t.updated_at desc limit :limit")
                .bind("tenants", tenants.toArray(String[]::new))
                .bind("limit", limit)
                .map(Tickets::known)
                .all()
                // Whole, since whoever reads slowly must not hold the connection.
                .collectList()
                .flatMapIterable(known -> known);
    }

    private static KnownTicket known(Readable row) {
        Ticket ticket = Json.read(text(row, "state"), Ticket.class);
        return new KnownTicket(ticket, List.of(Json.read(text(row, "steps"), Step[].class)));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }
}
