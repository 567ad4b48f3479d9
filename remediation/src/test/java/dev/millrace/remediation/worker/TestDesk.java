package dev.millrace.remediation.worker;

import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.brake.BrakeSettings;
import dev.millrace.remediation.brake.Restraint;
import dev.millrace.remediation.brake.RestraintSettings;
import dev.millrace.remediation.brake.SharedPace;
import dev.millrace.remediation.brake.Switch;
import dev.millrace.remediation.connector.Connector;
import dev.millrace.remediation.connector.ConnectorWatch;
import dev.millrace.remediation.database.Database;
import dev.millrace.remediation.database.Notices;
import dev.millrace.remediation.ledger.Ledger;
import dev.millrace.remediation.ledger.NewJob;
import dev.millrace.remediation.outbox.Relay;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.runbook.Runbooks;
import dev.millrace.remediation.testing.RecordingSender;
import dev.millrace.remediation.testing.TestDatabase;
import dev.millrace.tickets.metrics.DeskMetric;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationOutcome.OfRun;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A ledger with workers that can be killed, and what they tell.
public final class TestDesk implements AutoCloseable {
    /// Runs that a worker has under way at the same time.
    static final int AT_ONCE = 16;

    private static final Duration LEASE = Duration.ofSeconds(1);
    private static final Duration PHASE = Duration.ofMillis(900);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofMillis(500);
    private static final Duration LOOK = Duration.ofMillis(10);

    private final TestDatabase database = new TestDatabase();
    private final RecordingSender sender = new RecordingSender();
    private final Relay relay = new Relay(database.database(), sender);
    private final List<DeskMetric.Breaker> breakers = new CopyOnWriteArrayList<>();
    private final List<Connector> connectors;
    private final BrakeSettings brake;
    private final Duration phase;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Worker> workers = new ArrayList<>();
    private Duration settling = Duration.ofMillis(300);
    private Clock clock = Clock.systemUTC();

    public TestDesk(Connector... connectors) {
        this(BrakeSettings.none(), connectors);
    }

    public TestDesk(BrakeSettings brake, Connector... connectors) {
        this(PHASE, brake, connectors);
    }

    /// @param phase the limit of a step's phase, for systems that take their time
    public TestDesk(Duration phase, Connector... connectors) {
        this(phase, BrakeSettings.none(), connectors);
    }

    private TestDesk(Duration phase, BrakeSettings brake, Connector... connectors) {
        this.phase = phase;
        this.brake = brake;
        this.connectors = List.of(connectors);
        relay.start();
    }

    /// Has the workers that start from now on wait so long for a change to show.
    public TestDesk settling(Duration time) {
        settling = time;
        return this;
    }

    /// Has the workers that start from now on go by this clock.
    public TestDesk clock(Clock theirs) {
        clock = theirs;
        return this;
    }

    /// Starts a worker that knows these runbooks.
    public Worker worker(Runbook... runbooks) {
        return worker(Duration.ofHours(1), runbooks);
    }

    /// Starts a worker that hands a job to a person once it has waited so long.
    public Worker worker(Duration giveUpAfter, Runbook... runbooks) {
        return worker(giveUpAfter, RestraintSettings.none(), runbooks);
    }

    /// The same, where systems are not to be changed at all times.
    public Worker worker(Duration giveUpAfter, RestraintSettings restraint, Runbook... runbooks) {
        return worker(
                giveUpAfter,
                new Restraint(restraint, Clock.systemUTC(), new SharedPace(database.database())),
                runbooks);
    }

    /// The same, with a restraint of the test's own.
    public Worker worker(Duration giveUpAfter, Restraint restraint, Runbook... runbooks) {
        Duration lease = LEASE.plus(phase).minus(PHASE);
        WorkerSettings settings = new WorkerSettings(
                UUID.randomUUID().toString(),
                false,
                AT_ONCE,
                1_000,
                lease,
                Duration.ofMillis(200),
                Duration.ofMillis(20),
                Duration.ofMillis(200),
                giveUpAfter,
                phase,
                settling,
                STOP);
        Ledger ledger = new Ledger(database.database(), settings.name(), lease, brake, giveUpAfter);
        Runbooks known = new Runbooks(List.of(runbooks));
        RunDriver driver = new RunDriver(ledger, relay, known, settings, clock, restraint, new RunMeters(meters));
        ConnectorWatch watch = new ConnectorWatch(
                connectors,
                List.of("acme"),
                metric -> Mono.fromRunnable(() -> breakers.add(metric)),
                Clock.systemUTC());
        Worker worker = new Worker(
                ledger,
                driver,
                new Notices(database.connections()).on(Ledger.CHANNEL),
                watch::away,
                known::systems,
                settings);
        watch.start(worker::resume);
        worker.start();
        workers.add(worker);
        return worker;
    }

    /// Ends a worker as `kill -9` would: at once, with its leases still standing.
    public void kill(Worker worker) {
        worker.stop();
        workers.remove(worker);
    }

    /// Ends a worker as a program that is asked to stop does.
    public void stop(Worker worker) {
        CountDownLatch stopped = new CountDownLatch(1);
        worker.stop(stopped::countDown);
        await().atMost(LIMIT).until(() -> stopped.getCount() == 0);
        workers.remove(worker);
    }

    /// Whether some worker has a run in hand, or had it and might still be changing something.
    public boolean isLeased(Execute request) {
        return Boolean.TRUE.equals(database.database()
                .sql("select coalesce(lease_until > now(), false) as leased from remediation.job where key = :key")
                .bind("key", request.runId())
                .map(row -> row.get("leased", Boolean.class))
                .one()
                .block(LIMIT));
    }

    /// Lets the time pass that jobs wait for, as the database sees it: their pauses, and until nothing can be on its
    /// way. The workers hear of it.
    public void passTime() {
        database.database().sql("""
                        with waiting as (
                          update remediation.job set not_before = now(), settles_at = now()
                          where finished_at is null and lease_owner is null
                            and (not_before > now() or settles_at > now())
                          returning id)
                        select pg_notify(:channel, '') from (select count(*) as jobs from waiting) as due where jobs > 0
                        """).bind("channel", Ledger.CHANNEL).then().block(LIMIT);
    }

    /// Lets the leases of workers end that were killed.
    public void endLeases() {
        change("set lease_until = '-infinity' where finished_at is null");
    }

    private void change(String what) {
        database.database().sql("update remediation.job " + what).then().block(LIMIT);
    }

    /// Puts a request into the ledger as the listener does.
    public Execute ask(Execute request) {
        added(request).block(LIMIT);
        return request;
    }

    /// The same, once it is subscribed to.
    Mono<Void> added(Execute request) {
        return new Ledger(database.database(), "listener", LEASE, BrakeSettings.none()).add(NewJob.of(request));
    }

    /// Waits for a run's end and answers all that was told of it.
    public List<OfRun> outcomes(Execute request) {
        await().atMost(LIMIT)
                .pollInterval(LOOK)
                .until(() -> sender.of(request.runId()).stream().anyMatch(TestDesk::isEnd));
        return sender.of(request.runId());
    }

    /// Waits for a run's end.
    public RemediationOutcome end(Execute request) {
        return outcomes(request).getLast();
    }

    /// Waits for a run's end, but not for its pauses.
    public RemediationOutcome endWithoutPauses(Execute request) {
        await().atMost(LIMIT).pollInterval(LOOK).until(() -> {
            passTime();
            return sender.of(request.runId()).stream().anyMatch(TestDesk::isEnd);
        });
        return end(request);
    }

    /// What was told of a run so far.
    public List<OfRun> told(Execute request) {
        return sender.of(request.runId());
    }

    public RecordingSender sender() {
        return sender;
    }

    public List<DeskMetric.Breaker> breakers() {
        return List.copyOf(breakers);
    }

    public MeterRegistry meters() {
        return meters;
    }

    public Database database() {
        return database.database();
    }

    public Switch automation() {
        return new Switch(database.database());
    }

    /// What the database tells on a channel.
    public Flux<String> notices(String channel) {
        return new Notices(database.connections()).on(channel);
    }

    public String jdbcUrl() {
        return database.jdbcUrl();
    }

    /// A run's journal, as `step mark`.
    public List<String> journal(Execute request) {
        return database.database()
                .sql("""
                        select step || ' ' || mark as line from remediation.journal
                        join remediation.job on job.id = journal.job where key = :key order by journal.id
                        """)
                .bind("key", request.runId())
                .map(row -> row.get("line", String.class))
                .all()
                .collectList()
                .block(LIMIT);
    }

    public static boolean isEnd(RemediationOutcome outcome) {
        return outcome instanceof RemediationOutcome.Succeeded || outcome instanceof RemediationOutcome.Failed;
    }

    @Override
    public void close() {
        List.copyOf(workers).forEach(this::kill);
        relay.stop();
        database.close();
    }
}
