package dev.millrace.remediation.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.database.Notices;
import dev.millrace.remediation.ledger.Advance.Next;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.tickets.understanding.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class LedgerTest extends LedgerScene {
    @Test
    void shouldWriteOnceMoreWhatTheDatabaseRolledBack() {
        for (String statement : List.of(
                "create sequence deadlocks",
                "create function deadlock() returns trigger language plpgsql as $$ begin"
                        + " if nextval('public.deadlocks') <= 2 then"
                        + " raise exception 'deadlock detected' using errcode = 'deadlock_detected'; end if;"
                        + " return new; end $$",
                "create trigger deadlock before insert on remediation.journal for each row"
                        + " execute function public.deadlock()")) {
            database.database().sql(statement).then().block(LIMIT);
        }
        ledger.add(NewJob.of(Requests.automatic(1, "unlock-account", "anna", "anna")))
                .block(LIMIT);
        Job job = ledger.claim(1, List.of(), Map.of()).block(LIMIT).getFirst();
        Entry begun = Entry.of("step", Entry.Mark.BEGUN, State.of("it is off"));
        ledger.write(job, new Advance(1, List.of(begun), List.of(), new Advance.Next.GoOn()))
                .block(LIMIT);
        assertThat(ledger.journal(job).block(LIMIT)).extracting(Noted::entry).containsExactly(begun);
    }

    @Test
    void shouldGiveEachJobToOneClaimer() {
        LongStream.rangeClosed(1, 50).forEach(this::add);
        List<Job> claimed = Flux.merge(
                        Flux.range(0, 10).flatMap(round -> ledger.claim(5, List.of(), Map.of())),
                        Flux.range(0, 10).flatMap(round -> other.claim(5, List.of(), Map.of())))
                // Claims pass over what others hold at that moment.
                .concatWith(ledger.claim(50, List.of(), Map.of()))
                .flatMapIterable(jobs -> jobs)
                .collectList()
                .block(LIMIT);
        assertThat(claimed.stream().map(Job::id)).hasSize(50).doesNotHaveDuplicates();
    }

    /// Seconds instead of milliseconds, otherwise: where the plan is a bad one, parts of it are done once for each
    /// job and again for each of these.
    @Test
    void shouldDoNoPartOfAClaimMoreOftenThanThereAreJobsThoughNothingIsKnownOfTheTable() {
        int jobs = 1_000;
        Flux.range(1, jobs)
                .flatMap(
                        ticket -> ledger.add(NewJob.of(
                                Requests.automatic(ticket, "unlock-account", "account-%d".formatted(ticket), "anna"))),
                        64)
                .then()
                .block(Duration.ofMinutes(1));
        String plan = database.database()
                .sql("explain (analyze, format json) " + LedgerSql.CLAIM)
                .bind("most", 64)
                .bind("parked", new String[0])
                .bind("systems", "{\"unlock-account\": [\"directory\", \"mail\"]}")
                .bind("worker", "one")
                .bind("lease", 60.0)
                .bind("patience", 86_400.0)
                .map(row -> row.get(0, String.class))
                .one()
                .block(Duration.ofMinutes(1));
        assertThat(Pattern.compile("\"Actual Loops\": (\\d+)").matcher(plan).results())
                .extracting(loops -> Integer.parseInt(loops.group(1)))
                .isNotEmpty()
                .allMatch(loops -> loops <= jobs);
    }

    @Test
    void shouldWriteNothingForAWorkerThatLostItsLease() {
        add(1);
        Job mine = claim(ledger);
        ledger.releaseAll().block(LIMIT);
        Job theirs = claim(other);

        StepVerifier.create(ledger.write(mine, advance(mine, new Next.GoOn()))).verifyError(LeaseLost.class);
        assertThat(other.journal(theirs).block(LIMIT)).isEmpty();
        other.write(theirs, advance(theirs, new Next.GoOn())).block(LIMIT);
        assertThat(other.journal(theirs).block(LIMIT))
                .extracting(Noted::entry)
                .containsExactly(new Entry("step", Entry.Mark.BEGUN, "it is off", Map.of("switch", "off")));
        assertThat(ledger.renew(Set.of(mine.id())).block(LIMIT)).isEmpty();
        assertThat(other.renew(Set.of(mine.id())).block(LIMIT)).containsExactly(mine.id());
    }

    /// Whichever of the two stands first, for a program can take a job again that it was believed to have lost.
    @Test
    void shouldWriteNothingForAClaimThatIsOverThoughTheJobsOwnWritesInTheSameStatement() throws Exception {
        LongStream.rangeClosed(1, 3).forEach(this::add);
        List<Job> before = ledger.claim(3, List.of(), Map.of()).block(LIMIT);
        ledger.releaseAll().block(LIMIT);
        List<Job> now = ledger.claim(3, List.of(), Map.of()).block(LIMIT);
        assertThat(now)
                .extracting(Job::id)
                .containsExactlyElementsOf(before.stream().map(Job::id).toList());
        Job first = now.getFirst();

        List<CompletableFuture<Void>> stale = new ArrayList<>();
        List<CompletableFuture<Void>> own = new ArrayList<>();
        Runnable writes = () -> {
            own.add(ledger.write(first, noted("own", new Next.GoOn())).toFuture());
            stale.add(ledger.write(before.get(1), noted("stale", new Next.Finish(Advance.Result.FAILED)))
                    .toFuture());
            own.add(ledger.write(now.get(1), noted("own", new Next.GoOn())).toFuture());
            own.add(ledger.write(now.get(2), noted("own", new Next.GoOn())).toFuture());
            stale.add(ledger.write(before.get(2), noted("stale", new Next.Finish(Advance.Result.FAILED)))
                    .toFuture());
        };
        // While the first write waits for its row the others gather.
        database.database()
                .inTransaction(database.database()
                        .sql("select id from remediation.job where id = :job for update")
                        .bind("job", first.id())
                        .then()
                        .then(Mono.fromRunnable(writes)))
                .block(LIMIT);

        for (CompletableFuture<Void> write : own) {
            write.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        }
        for (CompletableFuture<Void> write : stale) {
            assertThat(write).failsWithin(LIMIT).withThrowableThat().withCauseInstanceOf(LeaseLost.class);
        }
        for (Job job : now) {
            assertThat(ledger.journal(job).block(LIMIT))
                    .extracting(noted -> noted.entry().detail())
                    .containsExactly("own");
        }
        assertThat(ledger.renew(now.stream().map(Job::id).toList()).block(LIMIT))
                .hasSize(3);
    }

    private static Advance noted(String detail, Next next) {
        return new Advance(1, List.of(Entry.of("step", Entry.Mark.BEGUN, State.of(detail))), List.of(), next);
    }

    @Test
    void shouldLeaveJobsOfParkedConnectorsWhereTheyAre() {
        add(1);
        Job job = claim(ledger);
        ledger.write(job, advance(job, new Next.Wait("directory", Duration.ZERO)))
                .block(LIMIT);
        assertThat(ledger.claim(5, List.of("directory"), Map.of()).block(LIMIT)).isEmpty();
        Job again = claim(ledger);
        assertThat(again.waitsFor()).isEqualTo("directory");
        assertThat(again.waits()).isEqualTo(1);
    }

    @Test
    void shouldMakeWaitingJobsDueWhenTheirConnectorIsBack() {
        add(1);
        Job job = claim(ledger);
        ledger.write(job, advance(job, new Next.Wait("directory", Duration.ofHours(1))))
                .block(LIMIT);
        assertThat(ledger.claim(5, List.of(), Map.of()).block(LIMIT)).isEmpty();
        assertThat(ledger.resume("printers").block(LIMIT)).isZero();
        assertThat(ledger.resume("directory").block(LIMIT)).isEqualTo(1);
        assertThat(claim(other).id()).isEqualTo(job.id());
    }

    @Test
    void shouldNotClaimWhatIsFinished() {
        add(1);
        Job job = claim(ledger);
        ledger.write(job, advance(job, new Next.Finish(Advance.Result.SUCCEEDED)))
                .block(LIMIT);
        ledger.releaseAll().block(LIMIT);
        assertThat(ledger.claim(5, List.of(), Map.of()).block(LIMIT)).isEmpty();
    }

    @Test
    void shouldGoRoundTheTenants() {
        LongStream.rangeClosed(1, 20).forEach(ticket -> add(ask(ticket, "acme", "unlock-account", Priority.P3)));
        add(ask(21, "globex", "unlock-account", Priority.P3));

        assertThat(ledger.claim(2, List.of(), Map.of()).block(LIMIT))
                .extracting(Job::tenant)
                .contains("acme", "globex");
    }

    @Test
    void shouldGiveAFreePlaceToTheRunbookWithTheFewestRunsUnderWay() {
        LongStream.rangeClosed(1, 20).forEach(ticket -> add(ask(ticket, "acme", "renew-vpn", Priority.P3)));
        assertThat(ledger.claim(10, List.of(), Map.of()).block(LIMIT)).hasSize(10);
        LongStream.rangeClosed(21, 40).forEach(ticket -> add(ask(ticket, "acme", "unlock-account", Priority.P3)));

        assertThat(other.claim(10, List.of(), Map.of()).block(LIMIT))
                .extracting(Job::runbook)
                .containsOnly("unlock-account");
        assertThat(ledger.claim(10, List.of(), Map.of()).block(LIMIT))
                .extracting(Job::runbook)
                .containsOnly("renew-vpn", "unlock-account")
                .haveExactly(5, new Condition<>("renew-vpn"::equals, "of the slow runbook"));
    }

    /// Three runbooks use the directory, which is slow; one uses the printers.
    @Test
    void shouldGiveThoseThatWaitForOneSystemThePlacesOfOne() {
        AtomicLong ticket = new AtomicLong();
        List.of("unlock-account", "reset-password", "grant-group-access")
                .forEach(runbook -> LongStream.rangeClosed(1, 10)
                        .forEach(_ -> add(ask(ticket.incrementAndGet(), "acme", runbook, Priority.P3))));
        ledger.claim(30, List.of(), Map.of())
                .block(LIMIT)
                .forEach(job -> ledger.write(job, advance(job, new Next.Wait("directory", Duration.ZERO)))
                        .block(LIMIT));
        LongStream.rangeClosed(1, 10)
                .forEach(_ -> add(ask(ticket.incrementAndGet(), "acme", "restart-print-queue", Priority.P3)));

        assertThat(ledger.claim(10, List.of(), Map.of()).block(LIMIT))
                .extracting(Job::runbook)
                .haveExactly(5, new Condition<>("restart-print-queue"::equals, "of the printers' runbook"));
        assertThat(other.claim(4, List.of(), Map.of()).block(LIMIT))
                .as("those under way count, too")
                .extracting(Job::runbook)
                .haveExactly(2, new Condition<>("restart-print-queue"::equals, "of the printers' runbook"));
    }

    /// Ten runbooks of three tenants use the directory, which hangs; one uses the printers.
    @Test
    void shouldGiveOneSystemItsShareHoweverManyRunbooksUseIt() {
        Map<String, Set<String>> systems = new HashMap<>(Map.of("restart-print-queue", Set.of("printers")));
        IntStream.rangeClosed(1, 10).forEach(number -> systems.put("directory-" + number, Set.of("directory")));
        AtomicLong ticket = new AtomicLong();
        for (String tenant : List.of("acme", "globex", "initech")) {
            new TreeMap<>(systems)
                    .keySet()
                    .forEach(runbook -> LongStream.rangeClosed(1, 10)
                            .forEach(_ -> add(ask(ticket.incrementAndGet(), tenant, runbook, Priority.P3))));
        }

        assertThat(ledger.claim(24, List.of(), systems).block(LIMIT))
                .filteredOn(job -> job.runbook().equals("restart-print-queue"))
                .extracting(Job::tenant)
                .as("half of each tenant's eight places")
                .containsOnly("acme", "globex", "initech")
                .hasSize(12);
        assertThat(other.claim(6, List.of(), systems).block(LIMIT))
                .as("those under way count, too")
                .filteredOn(job -> job.runbook().equals("restart-print-queue"))
                .hasSize(3);
    }

    /// All look into the directory first; then some go to the gateway, which hangs, and some to the devices.
    @Test
    void shouldLetThosePassThatDoWithoutASystemThatHoldsOthersUp() {
        Map<String, Set<String>> systems = Map.of(
                "unlock-account", Set.of("directory"),
                "renew-vpn", Set.of("directory", "gateway"),
                "reset-vpn", Set.of("gateway", "directory"),
                "restart-print-queue", Set.of("printers"));
        LongStream.rangeClosed(1, 20).forEach(ticket -> add(ask(ticket, "acme", "renew-vpn", Priority.P3)));
        LongStream.rangeClosed(21, 40).forEach(ticket -> add(ask(ticket, "acme", "reset-vpn", Priority.P3)));
        assertThat(ledger.claim(8, List.of(), systems).block(LIMIT)).hasSize(8);
        LongStream.rangeClosed(41, 60).forEach(ticket -> add(ask(ticket, "acme", "unlock-account", Priority.P3)));
        assertThat(other.claim(8, List.of(), systems).block(LIMIT))
                .extracting(Job::runbook)
                .containsOnly("unlock-account");
        LongStream.rangeClosed(61, 80).forEach(ticket -> add(ask(ticket, "acme", "restart-print-queue", Priority.P3)));
        assertThat(other.claim(16, List.of(), systems).block(LIMIT))
                .as("all that use the directory count at the directory")
                .extracting(Job::runbook)
                .containsOnly("restart-print-queue");
    }

    @Test
    void shouldTakeAllThereIsWhereOnlyOneLaneHasWork() {
        LongStream.rangeClosed(1, 20).forEach(ticket -> add(ask(ticket, "acme", "renew-vpn", Priority.P3)));
        assertThat(ledger.claim(15, List.of(), Map.of()).block(LIMIT)).hasSize(15);
        assertThat(other.claim(15, List.of(), Map.of()).block(LIMIT)).hasSize(5);
    }

    @Test
    void shouldLetTheUrgentOvertake() {
        add(ask(1, "acme", "unlock-account", Priority.P4));
        add(ask(2, "acme", "unlock-account", Priority.P3));
        add(ask(3, "acme", "unlock-account", Priority.P1));
        add(ask(4, "acme", "unlock-account", Priority.P2));

        List<Long> order = new ArrayList<>();
        for (int claim = 0; claim < 4; claim++) {
            order.add(claim(ledger).id());
        }
        assertThat(order).containsExactly(3L, 4L, 2L, 1L);
    }

    @Test
    void shouldLetNobodyWaitForEverForTheUrgent() {
        add(ask(1, "acme", "unlock-account", Priority.P4));
        database.database()
                .sql("update remediation.job set turn = turn - interval '31 minutes'")
                .then()
                .block(LIMIT);
        add(ask(2, "acme", "unlock-account", Priority.P1));

        assertThat(claim(ledger).id()).isEqualTo(1);
    }

    @Test
    void shouldTakeWhatIsLeftWhileAnotherWorkerHoldsTheFirst() {
        LongStream.rangeClosed(1, 6).forEach(this::add);
        AtomicReference<List<Job>> theirs = new AtomicReference<>(List.of());
        List<Job> mine = database.database()
                .inTransaction(ledger.claim(3, List.of(), Map.of())
                        .delayUntil(
                                claimed -> other.claim(3, List.of(), Map.of()).doOnNext(theirs::set)))
                .block(LIMIT);

        assertThat(mine).hasSize(3);
        assertThat(theirs.get()).hasSize(3).doesNotContainAnyElementsOf(mine);
    }

    @Test
    void shouldTellWorkersOfANewJob() {
        StepVerifier.create(new Notices(database.connections()).on(Ledger.CHANNEL))
                .expectNextCount(1)
                .then(() -> add(1))
                .expectNextCount(1)
                .thenCancel()
                .verify(LIMIT);
    }
}
