package dev.millrace.remediation.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.brake.BrakeSettings;
import dev.millrace.remediation.brake.Switch;
import dev.millrace.remediation.database.DatabaseTrouble;
import dev.millrace.remediation.database.Notices;
import dev.millrace.remediation.ledger.Advance.Next;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.TestDatabase;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import dev.millrace.tickets.understanding.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class LedgerTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final TestDatabase database = new TestDatabase();
    private final Ledger ledger = new Ledger(database.database(), "one", Duration.ofMinutes(1), BrakeSettings.none());
    private final Ledger other = new Ledger(database.database(), "two", Duration.ofMinutes(1), BrakeSettings.none());

    @AfterEach
    void close() {
        database.close();
    }

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
        assertThat(ledger.journal(job).block(LIMIT)).containsExactly(begun);
    }

    @Test
    void shouldGiveEachJobToOneClaimer() {
        LongStream.rangeClosed(1, 50).forEach(this::add);
        List<Job> claimed = Flux.merge(
                        Flux.range(0, 10).flatMap(round -> ledger.claim(5, List.of(), Map.of())),
                        Flux.range(0, 10).flatMap(round -> other.claim(5, List.of(), Map.of())))
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
    void shouldLetRunsOnTheSameAccountTakeTurns() {
        add(1, "anna@acme.example");
        add(2, "Anna");
        add(3, "sender");
        add(4, "ben");
        List<Job> first = ledger.claim(9, List.of(), Map.of()).block(LIMIT);
        assertThat(first).hasSize(2);
        assertThat(other.claim(9, List.of(), Map.of()).block(LIMIT)).isEmpty();

        Job annas = first.getFirst();
        letWait(annas, Duration.ofMinutes(1));
        List<Job> second = other.claim(9, List.of(), Map.of()).block(LIMIT);
        assertThat(second).as("one that waits lets the next go first").hasSize(1);
        other.write(second.getFirst(), advance(second.getFirst(), new Next.Finish(Advance.Result.SUCCEEDED)))
                .block(LIMIT);
        assertThat(ledger.claim(9, List.of(), Map.of()).block(LIMIT)).hasSize(1);
    }

    /// What cannot be compressed is too long for an index.
    @Test
    void shouldTakeTargetsOfAnyLength() {
        add(1, random(4_000));
        add(2, random(4_000));
        add(3, random(4_000).toUpperCase(Locale.ROOT));
        assertThat(ledger.claim(9, List.of(), Map.of()).block(LIMIT)).hasSize(1);
    }

    /// Waiting does not mend it, and nothing behind it would ever be taken.
    @Test
    void shouldNotTakeWhatIsTooLongForAnOutage() {
        NewJob job = new NewJob("acme", JobKind.RUN, random(4_000), "1", "unlock-account", 1, "anna", 0, "{}");
        StepVerifier.create(ledger.add(job))
                .expectErrorSatisfies(
                        error -> assertThat(DatabaseTrouble.mayPass(error)).isFalse())
                .verify(LIMIT);
    }

    private static String random(int length) {
        return new Random(42)
                .ints(length, 'a', 'z' + 1)
                .mapToObj(letter -> String.valueOf((char) letter))
                .collect(Collectors.joining());
    }

    @Test
    void shouldLeaveAnAccountAloneWhileAnUnansweredChangeMayStillComeAbout() {
        add(1, "anna");
        add(2, "anna");
        Job first = claim(ledger);
        var unanswered = new Next.Wait("directory", Duration.ofMinutes(1), Duration.ofMinutes(1), true);
        ledger.write(first, advance(first, unanswered)).block(LIMIT);
        assertThat(other.claim(9, List.of(), Map.of()).block(LIMIT)).isEmpty();
    }

    /// What is written about the outbox hides no change under way.
    @Test
    void shouldLeaveAChangeAloneThoughAnOutcomeWasPutAsideMeanwhile() {
        add(1);
        Job job = claim(ledger);
        ledger.write(job, advance(job, new Next.GoOn())).block(LIMIT);
        database.database().sql("""
                        insert into remediation.journal (tenant, job, step, mark, detail, facts, worker)
                        values ('acme', :job, 'outbox', 'looked', 'never sent', '{}', 'outbox')
                        """).bind("job", job.id()).then().block(LIMIT);
        ledger.release().block(LIMIT);
        other.releaseAll().block(LIMIT);
        assertThat(other.claim(1, List.of(), Map.of()).block(LIMIT)).isEmpty();
    }

    @Test
    void shouldLetRunsOnTheSameAccountTakeTurnsAfterAnOutageToo() {
        for (int ticket = 1; ticket <= 3; ticket++) {
            add(ticket, "anna");
            letWait(claim(ledger), Duration.ofHours(1));
        }
        ledger.resume("directory").block(LIMIT);
        add(4, "anna");

        assertThat(ledger.claim(9, List.of("directory"), Map.of()).block(LIMIT))
                .as("those whose connector is away let the next go first")
                .hasSize(1);
        ledger.releaseAll().block(LIMIT);
        // The one that was begun is finished first.
        for (long ticket : List.of(4L, 1L, 2L, 3L)) {
            List<Job> turn = ledger.claim(9, List.of(), Map.of()).block(LIMIT);
            assertThat(turn).hasSize(1);
            Job job = turn.getFirst();
            assertThat(job.id()).isEqualTo(ticket);
            assertThat(other.claim(9, List.of(), Map.of()).block(LIMIT)).isEmpty();
            ledger.write(job, advance(job, new Next.Finish(Advance.Result.SUCCEEDED)))
                    .block(LIMIT);
        }
    }

    @Test
    void shouldGiveOneAccountToOneWorkerEvenWhileAClaimIsNotCommitted() {
        add(1, "anna");
        letWait(claim(ledger), Duration.ofHours(1));
        add(2, "anna");
        AtomicReference<CompletableFuture<List<Job>>> theirs = new AtomicReference<>();
        List<Job> mine = database.database()
                .inTransaction(ledger.claim(9, List.of(), Map.of()).delayUntil(claimed -> {
                    theirs.set(ledger.resume("directory")
                            .then(other.claim(9, List.of(), Map.of()))
                            .toFuture());
                    return endedOrBlocked(theirs.get());
                }))
                .block(LIMIT);
        assertThat(mine).extracting(Job::id).containsExactly(2L);
        assertThat(theirs.get().orTimeout(10, TimeUnit.SECONDS).join())
                .as("what acts on the account that the first claim took")
                .isEmpty();
    }

    /// Until a claim on another connection has its answer, or waits for a lock.
    private Mono<Void> endedOrBlocked(CompletableFuture<?> claim) {
        Mono<Boolean> blocked = database.database()
                .sql("""
                        select count(*) > 0 as blocked from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'
                        """)
                .map(row -> Boolean.TRUE.equals(row.get("blocked", Boolean.class)))
                .one();
        return Flux.interval(Duration.ZERO, Duration.ofMillis(10))
                .onBackpressureDrop()
                .concatMap(tick -> claim.isDone() ? Mono.just(true) : blocked, 1)
                .takeUntil(over -> over)
                .then();
    }

    @Test
    void shouldFinishWhatADeadWorkerBeganBeforeAnythingElseOnTheAccount() {
        add(1, "anna");
        letWait(claim(ledger), Duration.ofHours(1));
        add(2, "anna");
        Ledger dying = new Ledger(database.database(), "dying", Duration.ofMillis(1), BrakeSettings.none());
        Job begun = claim(dying);
        ledger.resume("directory").block(LIMIT);
        List<Job> next = Mono.defer(() -> ledger.claim(9, List.of(), Map.of()))
                .filter(jobs -> !jobs.isEmpty())
                .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(10)))
                .block(LIMIT);
        assertThat(next).extracting(Job::id).containsExactly(begun.id());
    }

    /// It takes back what it changed, though its system is away to the others; the next run on the account waits for
    /// that.
    @Test
    void shouldClaimACancelledRunBeforeTheNextOnTheSameAccount() {
        add(1, "anna");
        Job cancelled = claim(ledger);
        ledger.write(cancelled, advance(cancelled, new Next.Wait("directory", Duration.ZERO)))
                .block(LIMIT);
        assertThat(new Switch(database.database())
                        .cancel(cancelled.key(), "ben")
                        .block(LIMIT))
                .isTrue();
        Job takingBack = claim(ledger);
        for (Next next :
                List.of(new Next.TurnBack("start", "cancelled", true), new Next.Wait("directory", Duration.ZERO))) {
            ledger.write(takingBack, new Advance(takingBack.sequence(), List.of(), List.of(), next))
                    .block(LIMIT);
        }
        add(2, "anna");

        assertThat(ledger.claim(9, List.of("directory"), Map.of()).block(LIMIT))
                .extracting(Job::id)
                .containsExactly(1L);
    }

    /// A worker that claimed it before does not know, and would have it wait for a freeze's end.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldClaimAtOnceWhatAPersonEndedWhileItWasUnderWay(boolean atOnce) {
        add(1);
        Job underWay = claim(ledger);
        Switch automation = new Switch(database.database());
        assertThat((atOnce
                                ? automation.takeBackAtOnce(underWay.key(), "ben")
                                : automation.cancel(underWay.key(), "ben"))
                        .block(LIMIT))
                .isTrue();
        letWait(underWay, Duration.ofDays(3));
        Job ending = claim(ledger);
        assertThat(ending.cancelledBy()).isEqualTo("ben");
        assertThat(ending.atOnce()).isEqualTo(atOnce);
        letWait(ending, Duration.ofDays(3));
        assertThat(ledger.claim(1, List.of(), Map.of()).block(LIMIT))
                .as("what the worker knew of waits for as long as it says")
                .isEmpty();
    }

    @Test
    void shouldTakeBackAtOnceWhenAPersonSaysItOnceMore() {
        add(1);
        Job job = claim(ledger);
        Switch automation = new Switch(database.database());
        assertThat(automation.takeBackAtOnce(job.key(), "ben").block(LIMIT)).isTrue();
        Job known = reclaimed(job);
        letWait(known, Duration.ofDays(3));
        assertThat(automation.takeBackAtOnce(job.key(), "chloe").block(LIMIT)).isTrue();
        assertThat(claim(ledger).cancelledBy()).isEqualTo("ben");
    }

    private void letWait(Job job, Duration pause) {
        letWait(job, "directory", pause);
    }

    private void letWait(Job job, String waitsFor, Duration pause) {
        ledger.write(job, new Advance(job.sequence(), List.of(), List.of(), new Next.Wait(waitsFor, pause)))
                .block(LIMIT);
    }

    private Job reclaimed(Job job) {
        letWait(job, Duration.ZERO);
        return claim(ledger);
    }

    /// What it takes back may be what the next one found to be there already.
    @Test
    void shouldHoldARunWhileAnotherOnTheSameAccountIsToTakeBackWhatItChanged() {
        add(1, "anna");
        Job back = claim(ledger);
        turnBack(back, Duration.ofDays(3));
        add(2, "anna");
        Job next = claim(ledger);
        assertThat(next.id()).isEqualTo(2);
        assertThat(next.behind()).isEqualTo("unlock-account");
        letWait(next, Job.ANOTHER_RUN, Duration.ZERO);

        ledger.resume("directory").block(LIMIT);
        List<Job> first = ledger.claim(9, List.of(), Map.of()).block(LIMIT);
        assertThat(first).extracting(Job::id).containsExactly(1L);
        Job again = first.getFirst();
        assertThat(again.behind()).isNull();
        ledger.write(again, advance(again, new Next.Finish(Advance.Result.FAILED)))
                .block(LIMIT);
        assertThat(claim(ledger).behind()).isNull();
    }

    /// What the next one found there, it might change.
    @Test
    void shouldHoldATargetForARunThatHasBegunUntilItEnds() {
        add(1, "anna");
        Job begun = claim(ledger);
        ledger.write(begun, advance(begun, new Next.Wait("directory", Duration.ofDays(3))))
                .block(LIMIT);
        for (int ticket = 2; ticket <= 3; ticket++) {
            add(ticket, "anna");
            Job next = claim(ledger);
            assertThat(next.id()).isEqualTo(ticket);
            assertThat(next.behind()).isEqualTo("unlock-account");
            letWait(next, Job.ANOTHER_RUN, Duration.ofHours(1));
        }
        ledger.resume("directory").block(LIMIT);
        Job again = claim(ledger);
        assertThat(again.id()).isEqualTo(1);
        assertThat(again.behind()).isNull();
        ledger.write(again, advance(again, new Next.Finish(Advance.Result.SUCCEEDED)))
                .block(LIMIT);
        ledger.passOn(again).block(LIMIT);

        List<Job> turn = ledger.claim(9, List.of(), Map.of()).block(LIMIT);
        assertThat(turn).extracting(Job::id).as("the oldest").containsExactly(2L);
        assertThat(turn.getFirst().behind()).isNull();
    }

    /// Of before there may be several that have begun.
    @Test
    void shouldLetTheFirstGoOnOfSeveralThatHaveBegun() {
        for (int ticket = 1; ticket <= 3; ticket++) {
            add(ticket, "anna");
            letWait(claim(ledger), Duration.ofHours(1));
        }
        database.database()
                .sql("update remediation.job set holds = true, failed_step = case id when 3 then 'step' end")
                .then()
                .block(LIMIT);
        ledger.resume("directory").block(LIMIT);
        for (long ticket : List.of(3L, 1L, 2L)) {
            List<Job> turn = ledger.claim(9, List.of(), Map.of()).block(LIMIT);
            assertThat(turn).extracting(Job::id).containsExactly(ticket);
            assertThat(turn.getFirst().behind()).isNull();
            ledger.write(turn.getFirst(), advance(turn.getFirst(), new Next.Finish(Advance.Result.FAILED)))
                    .block(LIMIT);
        }
    }

    /// Neither waits for the other, whichever came first.
    @Test
    void shouldLetWhatIsTakenBackPassAnEarlierRunThatHasNotBegun() {
        add(1, "anna");
        letWait(claim(ledger), Duration.ofHours(1));
        add(2, "anna");
        turnBack(claim(ledger), Duration.ofHours(1));
        ledger.resume("directory").block(LIMIT);
        List<Job> first = ledger.claim(9, List.of(), Map.of()).block(LIMIT);
        assertThat(first).extracting(Job::id).containsExactly(2L);
        ledger.write(first.getFirst(), advance(first.getFirst(), new Next.Finish(Advance.Result.FAILED)))
                .block(LIMIT);
        assertThat(claim(ledger).id()).isEqualTo(1);
    }

    @Test
    void shouldTakeBackOneAfterTheOther() {
        for (int ticket = 1; ticket <= 2; ticket++) {
            add(ticket, "anna");
            letWait(claim(ledger), Duration.ofHours(1));
        }
        for (int ticket = 1; ticket <= 2; ticket++) {
            database.database()
                    .sql("update remediation.job set not_before = now() where id = :id")
                    .bind("id", ticket)
                    .then()
                    .block(LIMIT);
            turnBack(claim(ledger), Duration.ofHours(1));
        }
        ledger.resume("directory").block(LIMIT);
        for (long ticket = 1; ticket <= 2; ticket++) {
            List<Job> turn = ledger.claim(9, List.of(), Map.of()).block(LIMIT);
            assertThat(turn).extracting(Job::id).containsExactly(ticket);
            assertThat(turn.getFirst().behind()).isNull();
            ledger.write(turn.getFirst(), advance(turn.getFirst(), new Next.Finish(Advance.Result.FAILED)))
                    .block(LIMIT);
        }
    }

    private void turnBack(Job job, Duration pause) {
        for (Next next : List.of(new Next.TurnBack("step", "refused", true), new Next.Wait("directory", pause))) {
            ledger.write(job, new Advance(job.sequence(), List.of(), List.of(), next))
                    .block(LIMIT);
        }
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
                .containsExactly(new Entry("step", Entry.Mark.BEGUN, "it is off", Map.of("switch", "off")));
        assertThat(ledger.renew(Set.of(mine.id())).block(LIMIT)).isEmpty();
        assertThat(other.renew(Set.of(mine.id())).block(LIMIT)).containsExactly(mine.id());
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

    private void add(Execute request) {
        ledger.add(NewJob.of(request)).block(LIMIT);
    }

    private static Execute ask(long ticket, String tenant, String runbook, Priority priority) {
        return Requests.asked(ticket, tenant, runbook, priority);
    }

    private void add(long ticket) {
        add(ticket, "person" + ticket);
    }

    private void add(long ticket, String account) {
        ledger.add(NewJob.of(Requests.automatic(ticket, "unlock-account", account, "anna")))
                .block(LIMIT);
    }

    private static Job claim(Ledger ledger) {
        return ledger.claim(1, List.of(), Map.of()).block(LIMIT).getFirst();
    }

    private static Advance advance(Job job, Next next) {
        State state = new State("it is off", Map.of("switch", "off"));
        return new Advance(job.sequence(), List.of(Entry.of("step", Entry.Mark.BEGUN, state)), List.of(), next);
    }
}
