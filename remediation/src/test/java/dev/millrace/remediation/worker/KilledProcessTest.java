package dev.millrace.remediation.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.audit.AuditLog;
import dev.millrace.remediation.brake.BrakeSettings;
import dev.millrace.remediation.ledger.Ledger;
import dev.millrace.remediation.ledger.NewJob;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import reactor.core.publisher.Flux;

/// Workers that are processes of their own and are killed by the system (`kill -9`) at random moments. Runs,
/// calls and what was told are counted in the database, which no kill reaches.
class KilledProcessTest {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestDatabase database = new TestDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldEndEveryRunOnceWhenItsProcessIsKilled() throws IOException, InterruptedException, SQLException {
        workThrough(60, 3);
        assertEachRunEndedOnce(60);
    }

    /// As many as a desk has in a bad week.
    @Test
    @Tag("real")
    void shouldEndFiveHundredRunsOnceThoughTwentyProcessesAreKilled()
            throws IOException, InterruptedException, SQLException {
        workThrough(500, 20);
        assertEachRunEndedOnce(500);
    }

    private void workThrough(int runs, int kills) throws IOException, InterruptedException {
        sql(KilledWorker.SCHEMA);
        Ledger ledger = new Ledger(database.database(), "listener", Duration.ofSeconds(1), BrakeSettings.none());
        Flux.range(1, runs)
                .flatMap(
                        ticket -> ledger.add(NewJob.of(Requests.automatic(ticket, "five", "p" + ticket, "p" + ticket))))
                .then()
                .block(LIMIT);
        Random random = new Random(20261125);
        for (int kill = 0; kill < kills; kill++) {
            Process worker = start();
            try {
                // Somewhere among the calls that are left.
                long most = count("select count(*) from outside") + 1 + random.nextInt(1 + runs * 15 / (kills + 1));
                awaitTrue("select count(*) >= %d from outside".formatted(most), worker);
            } finally {
                worker.destroyForcibly().waitFor();
            }
        }
        Process last = start();
        try {
            awaitTrue("select count(*) = 0 from remediation.job where finished_at is null", last);
            awaitTrue("select count(*) = 0 from remediation.outbox", last);
        } finally {
            last.destroyForcibly().waitFor();
        }
    }

    private void assertEachRunEndedOnce(int runs) throws SQLException {
        assertThat(count("select count(*) from remediation.job where result = 'succeeded'"))
                .isEqualTo(runs);
        assertThat(count("""
                        select count(*) from (
                          select call, lag(call) over (partition by item order by id) as before from outside
                          where call in ('check', 'apply')) as calls
                        where call = 'apply' and before is distinct from 'check'
                        """)).as("changes without a look before them").isZero();
        assertThat(count("select count(*) from (select item from outside where call = 'apply' and effect group by item"
                        + " having count(*) <> 1) as twice"))
                .as("changes that took effect more than once")
                .isZero();
        assertThat(count("select count(distinct item) from outside where call = 'apply'"))
                .isEqualTo(5L * runs);
        assertThat(count("select count(distinct outcome->>'runId') from told where outcome->>'type' = 'succeeded'"))
                .as("ends told")
                .isEqualTo(runs);
        assertThat(count("""
                        select count(*) from (
                          select outcome->>'runId' as run, max(cast(outcome->>'sequence' as int)) as highest,
                            count(distinct outcome->>'sequence') as numbers from told group by 1) as runs
                        where highest <> numbers
                        """)).as("runs with an outcome lost").isZero();
        assertThat(count("""
                        select count(*) from (
                          select 1 from told group by outcome->>'runId', outcome->>'sequence'
                          having count(distinct outcome) > 1) as doubled
                        """))
                .as("numbers that stand for two different outcomes")
                .isZero();
        assertThat(count("""
                        select count(*) from (
                          select last_value(mark) over (partition by job, step order by id
                              rows between unbounded preceding and unbounded following) as last,
                            count(*) filter (where mark in ('done', 'already')) over (partition by job, step) as ends,
                            row_number() over (partition by job, step order by id) as number
                          from remediation.journal) as marks
                        where number = 1 and last in ('done', 'already') and ends = 1
                        """))
                .as("steps that the journal says have ended once, and nothing after it")
                .isEqualTo(5L * runs);
        assertThat(count("""
                        select count(*) from (
                          select item from outside left join (
                            select key || '#' || step as begun from remediation.journal as journal
                            join remediation.job as job on job.id = journal.job where mark = 'begun') as marks
                            on begun = item
                          where call = 'apply' group by item
                          having count(distinct outside.id) > count(begun) / count(distinct outside.id)) as unexplained
                        """)).as("changes that the journal did not announce").isZero();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.jdbcUrl());
        source.setUser("postgres");
        source.setPassword("postgres");
        assertThat(new AuditLog(source).verify("acme", List.of()).broken()).isNull();
    }

    private Process start() throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledWorker.class.getName(),
                        database.r2dbcUrl()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/killed-worker.log")))
                .start();
    }

    private void awaitTrue(String question, Process worker) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (count("select count(*) from (" + question + ") as answer (yes) where yes") == 0) {
            assertThat(worker.isAlive())
                    .as("the worker lives; see target/killed-worker.log")
                    .isTrue();
            assertThat(System.nanoTime()).as("in time: " + question).isLessThan(end);
            var _ = worker.waitFor(20, TimeUnit.MILLISECONDS);
        }
    }

    private long count(String question) {
        return database.database()
                .sql(question)
                .map(row -> row.get(0, Long.class))
                .one()
                .block(PATIENCE);
    }

    private void sql(List<String> statements) {
        Flux.fromIterable(statements)
                .concatMap(statement -> database.database().sql(statement).then())
                .then()
                .block(PATIENCE);
    }
}
