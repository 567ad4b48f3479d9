package dev.millrace.remediation.worker;

import dev.millrace.remediation.brake.BrakeSettings;
import dev.millrace.remediation.connector.ConnectorWatch;
import dev.millrace.remediation.database.Database;
import dev.millrace.remediation.database.Notices;
import dev.millrace.remediation.ledger.Ledger;
import dev.millrace.remediation.outbox.Relay;
import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Checked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.runbook.Runbooks;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Step;
import dev.millrace.remediation.runbook.Undone;
import dev.millrace.remediation.runbook.Verified;
import dev.millrace.tickets.json.Json;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A worker as a program, made to be killed. Its outside system notes each call in a table.
public final class KilledWorker {
    static final List<String> SCHEMA = List.of(
            "create table outside (id bigint generated always as identity, item text, call text, effect boolean)",
            "create table told (id bigint generated always as identity, outcome jsonb)");
    private static final int AT_ONCE = 64;
    private static final int STEPS = 5;

    /// Longer than a phase may take, and than what a killed worker had sent to the outside takes to arrive there on a
    /// busy machine: or the next worker would look before the change is there, and make it twice.
    private static final Duration LEASE = Duration.ofSeconds(10);

    private KilledWorker() {}

    public static void main(String[] arguments) throws InterruptedException {
        var pool = new ConnectionPool(
                ConnectionPoolConfiguration.builder(ConnectionFactories.get(ConnectionFactoryOptions.parse(arguments[0])
                                .mutate()
                                .option(ConnectionFactoryOptions.USER, "postgres")
                                .option(ConnectionFactoryOptions.PASSWORD, "postgres")
                                .build()))
                        .maxSize(8)
                        .build());
        Database database = new Database(pool);
        Relay relay = new Relay(
                database,
                outcomes -> Flux.fromIterable(outcomes)
                        .concatMap(outcome -> database.sql(
                                        "insert into public.told (outcome) values (cast(:outcome as jsonb))")
                                .bind("outcome", Json.text(outcome))
                                .then()
                                .thenReturn(outcome)));
        List<Step> steps = IntStream.rangeClosed(1, STEPS)
                .<Step>mapToObj(number -> new Noted("step-" + number, database))
                .toList();
        Ledger ledger = new Ledger(database, UUID.randomUUID().toString(), LEASE, BrakeSettings.none());
        relay.start();
        Worker.of(
                        ledger,
                        relay,
                        new Runbooks(List.of(new Runbook("five", steps, run -> "done"))),
                        new ConnectorWatch(List.of(), List.of(), metric -> Mono.empty(), Clock.systemUTC()),
                        new Notices(pool).on(Ledger.CHANNEL),
                        AT_ONCE)
                .start();
        new CountDownLatch(1).await();
    }

    /// A change whose system notes what it is asked, in a transaction of its own.
    private record Noted(String name, Database database) implements Change {
        @Override
        public String connector() {
            return "outside";
        }

        @Override
        public Mono<Checked> check(Run run) {
            return note(run, "check")
                    .then(isThere(run))
                    .map(there -> there
                            ? new Checked.AlreadySo(State.of("it is on"))
                            : new Checked.Needed(State.of("it is off"), "it is on"));
        }

        @Override
        public Mono<Void> apply(Run run) {
            return database.sql("insert into public.outside (item, call, effect) values (:item, 'apply', true)")
                    .bind("item", item(run))
                    .then();
        }

        @Override
        public Mono<Verified> verify(Run run) {
            return note(run, "verify")
                    .then(isThere(run))
                    .map(there -> there ? new Verified.Holds(State.of("it is on")) : new Verified.Missing("it is off"));
        }

        @Override
        public Mono<Undone> undo(Run run, State before) {
            return Mono.just(new Undone.NotUndoable("it stays"));
        }

        private Mono<Void> note(Run run, String call) {
            return database.sql("insert into public.outside (item, call, effect) values (:item, :call, false)")
                    .bind("item", item(run))
                    .bind("call", call)
                    .then();
        }

        private Mono<Boolean> isThere(Run run) {
            return database.sql("select count(*) > 0 as there from public.outside where item = :item and effect")
                    .bind("item", item(run))
                    .map(row -> Boolean.TRUE.equals(row.get("there", Boolean.class)))
                    .one();
        }

        private String item(Run run) {
            return run.request().runId() + "#" + name;
        }
    }
}
