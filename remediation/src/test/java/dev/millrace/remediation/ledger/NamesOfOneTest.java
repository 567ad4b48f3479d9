package dev.millrace.remediation.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.ledger.Advance.Next;
import dev.millrace.remediation.runbook.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/// Runs on one account that were asked for by different names: only once it is found they are seen to be on the same.
class NamesOfOneTest extends LedgerScene {
    private static final String ACCOUNT = "6f1f8d2e";

    @Test
    void shouldHaveOnlyTheFirstBeginToChangeAnAccount() {
        Job byAddress = claimed(1, "anna.keller");
        Job byName = claimed(2, "akeller");
        begin(byAddress, ACCOUNT).block(LIMIT);
        begin(byAddress, ACCOUNT).block(LIMIT);
        StepVerifier.create(begin(byName, ACCOUNT)).verifyErrorSatisfies(NamesOfOneTest::isBehind);
        assertThat(ledger.journal(byName).block(LIMIT)).isEmpty();
        begin(claimed(3, "ben"), "another").block(LIMIT);
    }

    @Test
    void shouldClaimTheOneThatWaitsAsBehindUntilTheOtherEnds() {
        Job byAddress = claimed(1, "anna.keller");
        Job byName = claimed(2, "akeller");
        begin(byAddress, ACCOUNT).block(LIMIT);
        letWait(byName);
        Job again = claim(ledger);
        assertThat(again.id()).isEqualTo(byName.id());
        assertThat(again.behind()).isEqualTo("unlock-account");
        letWait(again);

        finish(byAddress);
        Job next = claim(ledger);
        assertThat(next.behind()).isNull();
        begin(next, ACCOUNT).block(LIMIT);
    }

    /// What was certainly not changed holds nothing.
    @Test
    void shouldLeaveAnAccountToOthersThatIsUntouched() {
        Job byAddress = claimed(1, "anna.keller");
        Job byName = claimed(2, "akeller");
        begin(byAddress, ACCOUNT).block(LIMIT);
        letWait(byAddress);
        begin(byName, ACCOUNT).block(LIMIT);
        Job again = claim(ledger);
        assertThat(again.behind()).isEqualTo("unlock-account");
        StepVerifier.create(begin(again, ACCOUNT)).verifyErrorSatisfies(NamesOfOneTest::isBehind);
    }

    /// Each pair by two workers, which do not see one another, and all of them at once, so that some are written in one
    /// statement.
    @Test
    void shouldHaveOneOfTwoBeginThatDoSoAtTheSameMoment() {
        List<Mono<Long>> pairs = new ArrayList<>();
        for (long pair = 1; pair <= 20; pair++) {
            Job one = claimed(2 * pair, "one" + pair);
            Job two = claimed(2 * pair + 1, "two" + pair);
            String account = "account" + pair;
            pairs.add(Flux.merge(
                            begun(begin(ledger, one, account)),
                            begun(begin(pair % 2 == 0 ? ledger : other, two, account)))
                    .filter(begun -> begun)
                    .count());
        }
        assertThat(Flux.merge(pairs).collectList().block(Duration.ofSeconds(30)))
                .hasSize(pairs.size())
                .containsOnly(1L);
    }

    @Test
    void shouldForgetWhatAnEndedRunActedOn() {
        Job job = claimed(1, "anna");
        begin(job, "uid=anna,dc=acme".repeat(30)).block(LIMIT);
        finish(job);
        assertThat(actsOn()).hasSize(64);
        database.database()
                .sql("select remediation.ledger_forget(array[:job])")
                .bind("job", job.id())
                .then()
                .block(LIMIT);
        assertThat(actsOn()).isEmpty();
    }

    private static Mono<Boolean> begun(Mono<Void> begin) {
        return begin.thenReturn(true).onErrorResume(Behind.class, behind -> Mono.just(false));
    }

    private static void isBehind(Throwable error) {
        assertThat(error)
                .isInstanceOf(Behind.class)
                .hasMessage("another run on the same target (unlock-account) has begun and is to end first");
    }

    private Job claimed(long ticket, String account) {
        add(ticket, account);
        return claim(ledger);
    }

    private Mono<Void> begin(Job job, String account) {
        return begin(ledger, job, account);
    }

    private static Mono<Void> begin(Ledger ledger, Job job, String account) {
        List<Entry> entries = List.of(Entry.of("step", Entry.Mark.BEGUN, State.of("it is off")));
        return ledger.write(job, new Advance(job.sequence(), entries, List.of(), new Next.GoOn(), false, account));
    }

    private void letWait(Job job) {
        write(job, new Next.Wait("another run", Duration.ZERO, Duration.ZERO, false, true, Set.of()), ACCOUNT);
    }

    private void finish(Job job) {
        write(job, new Next.Finish(Advance.Result.SUCCEEDED), null);
    }

    private void write(Job job, Next next, @Nullable String account) {
        ledger.write(job, new Advance(job.sequence(), List.of(), List.of(), next, false, account))
                .block(LIMIT);
    }

    private String actsOn() {
        return database.database()
                .sql("select coalesce(acts_on, '') as acts_on from remediation.job")
                .map(row -> row.get("acts_on", String.class))
                .one()
                .block(LIMIT);
    }
}
