package dev.millrace.remediation.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.brake.BrakeSettings;
import dev.millrace.remediation.brake.Switch;
import dev.millrace.remediation.database.DatabaseTrouble;
import dev.millrace.remediation.ledger.Advance.Next;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/// Runs on the same account or group take turns, and one that has begun to change it holds it.
class TargetTurnsTest extends LedgerScene {
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
        var unanswered =
                new Next.Wait("directory", Duration.ofMinutes(1), Duration.ofMinutes(1), true, false, Set.of());
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
}
