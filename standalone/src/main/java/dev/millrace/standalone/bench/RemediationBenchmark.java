package dev.millrace.standalone.bench;

import dev.millrace.remediation.brake.BrakeSettings;
import dev.millrace.remediation.database.Database;
import dev.millrace.remediation.database.Notices;
import dev.millrace.remediation.database.Schema;
import dev.millrace.remediation.ledger.Ledger;
import dev.millrace.remediation.ledger.NewJob;
import dev.millrace.remediation.outbox.Relay;
import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Checked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.runbook.Runbooks;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Undone;
import dev.millrace.remediation.runbook.Verified;
import dev.millrace.remediation.worker.Worker;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.util.FileSystemUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// How many runs of three steps a second one worker takes from the ledger to their last outcome, with a system
/// that takes 50 ms for each call: three calls a step. The limit is a bare reactive loop of the same calls, as
/// many at once, without ledger, journal, audit log and outbox. Outcomes are only counted; Kafka is not part
/// of this.
final class RemediationBenchmark implements Benchmark {
    private static final int RUNS = 6_000;
    private static final int AT_ONCE = 384;
    private static final int STEPS = 3;
    private static final int CONNECTIONS = 6;
    private static final Duration CALL = Duration.ofMillis(50);
    private static final Duration LIMIT = Duration.ofMinutes(10);

    @Override
    public String name() {
        return "remediation";
    }

    @Override
    public BenchmarkReport run(Size size) throws IOException {
        int items = size.itemsOr(RUNS);
        Path folder = Files.createTempDirectory("millrace-bench");
        try (var server = dev.millrace.standalone.postgres.Database.start(folder.resolve("postgres"))) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(server.jdbcUrl());
            source.setUser(dev.millrace.standalone.postgres.Database.USER);
            source.setPassword(server.password());
            Schema.migration(source).migrate();
            List<BenchmarkReport.Run> runs = new ArrayList<>();
            int threads = 0;
            for (int run = 0; run <= size.runs(); run++) {
                double limit = bare(items);
                Engine engine = new Engine(server);
                runs.add(BenchmarkReport.Run.of(engine.measure(run, items), limit));
                threads = Math.max(threads, engine.threads);
            }
            Map<String, Object> environment = new LinkedHashMap<>();
            environment.put("runs", items);
            environment.put("atOnce", AT_ONCE);
            environment.put("stepsARun", STEPS);
            environment.put("callMillis", CALL.toMillis());
            environment.put("database", "embedded PostgreSQL, fsync on");
            environment.put("platformThreads", threads);
            // The first run only warms up.
            return BenchmarkReport.of(name(), "runs/s", runs.subList(1, runs.size()), environment);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static double bare(int items) {
        Mono<Void> run =
                Flux.range(0, STEPS * 3).concatMap(call -> Mono.delay(CALL)).then();
        long start = System.nanoTime();
        await(Flux.range(0, items).flatMap(any -> run, AT_ONCE).then());
        return items / seconds(start);
    }

    /// The caller is the command's own thread, which may wait.
    private static void await(Mono<Void> work) {
        work.toFuture().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /// One worker with its ledger.
    private static final class Engine {
        private final dev.millrace.standalone.postgres.Database server;
        private int threads;

        Engine(dev.millrace.standalone.postgres.Database server) {
            this.server = server;
        }

        double measure(int round, int items) throws IOException {
            ConnectionPool pool = new ConnectionPool(ConnectionPoolConfiguration.builder(
                            new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
                                    .host("127.0.0.1")
                                    .port(server.port())
                                    .username(dev.millrace.standalone.postgres.Database.USER)
                                    .password(server.password())
                                    .database(server.name())
                                    .build()))
                    .maxSize(CONNECTIONS)
                    .build());
            Database database = new Database(pool);
            CountDownLatch ended = new CountDownLatch(items);
            Relay relay = new Relay(
                    database,
                    outcome -> Mono.fromRunnable(() -> {
                        if (outcome instanceof RemediationOutcome.Succeeded) {
                            ended.countDown();
                        }
                    }));
            Ledger ledger = new Ledger(database, "bench", Duration.ofSeconds(30), BrakeSettings.none());
            // Requests lie in the ledger before the clock starts, as after an outage.
            await(Flux.range(0, items)
                    .flatMap(number -> ledger.add(NewJob.of(request(round, number))), AT_ONCE)
                    .then());
            Worker worker = Worker.of(
                    ledger,
                    relay,
                    new Runbooks(List.of(new Runbook("bench", steps(), run -> "done"))),
                    new Notices(pool).on(Ledger.CHANNEL),
                    AT_ONCE);
            long start = System.nanoTime();
            relay.start();
            worker.start();
            try {
                if (!ended.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                    throw new IOException(
                            "%d of %d runs did not end within %s".formatted(ended.getCount(), items, LIMIT));
                }
                double rate = items / seconds(start);
                threads = ManagementFactory.getThreadMXBean().getThreadCount();
                return rate;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while measuring", interrupted);
            } finally {
                worker.stop();
                relay.stop();
                pool.dispose();
            }
        }

        private static List<dev.millrace.remediation.runbook.Step> steps() {
            return IntStream.rangeClosed(1, STEPS)
                    .<dev.millrace.remediation.runbook.Step>mapToObj(number -> new Slow("step-" + number))
                    .toList();
        }

        private static Execute request(int round, int number) {
            TicketId ticket = new TicketId(((long) round << 32) + number);
            Person person = new Person("person%d@acme.example".formatted(number), null);
            return new Execute(
                    ticket,
                    "acme",
                    ticket + "/bench/1",
                    1,
                    "bench",
                    "sender",
                    Map.of(),
                    person,
                    Assurance.DOMAIN_VERIFIED,
                    new Authorisation.Automatic("bench"),
                    null,
                    "en",
                    Instant.EPOCH,
                    null);
        }
    }

    /// A change that takes its time and always succeeds.
    private record Slow(String name) implements Change {
        @Override
        public String connector() {
            return "bench";
        }

        @Override
        public Mono<Checked> check(Run run) {
            return Mono.delay(CALL).thenReturn(new Checked.Needed(State.of("it is off")));
        }

        @Override
        public Mono<Void> apply(Run run) {
            return Mono.delay(CALL).then();
        }

        @Override
        public Mono<Verified> verify(Run run) {
            return Mono.delay(CALL).thenReturn(new Verified.Holds(State.of("it is on")));
        }

        @Override
        public Mono<Undone> undo(Run run, State before) {
            return Mono.just(new Undone.Restored("it is off"));
        }
    }
}
