package dev.millrace.remediation.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.ledger.Job;
import dev.millrace.remediation.ledger.JobKind;
import dev.millrace.remediation.ledger.LeaseLost;
import dev.millrace.remediation.testing.ScriptedSystem;
import dev.millrace.remediation.testing.SwitchOn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class PhaseLimitTest {
    private static final Job JOB = new Job(
            1,
            "acme",
            JobKind.RUN,
            "run",
            "ticket",
            "{}",
            1,
            0,
            0,
            null,
            Set.of(),
            null,
            null,
            Instant.EPOCH,
            List.of(),
            "lamps",
            null,
            null,
            null,
            false,
            null,
            0);

    private final SwitchOn step = new SwitchOn("lamp", new ScriptedSystem("switches", GuardSettings.defaults()));
    private final PhaseLimit limit = new PhaseLimit(Duration.ofSeconds(8));
    private final AtomicBoolean sent = new AtomicBoolean();

    @Test
    void shouldSendNothingOnceItsTimeIsOverBeforeItsBeginningIsNoted() {
        StepVerifier.withVirtualTime(() -> limit.after(notedAfter(Duration.ofSeconds(8)), JOB, step, change()))
                .thenAwait(Duration.ofSeconds(8))
                .verifyError(LeaseLost.class);
        assertThat(sent).isFalse();
    }

    @Test
    void shouldLeaveAChangeWhatItsNoteHasLeftOfTheTime() {
        StepVerifier.withVirtualTime(() -> limit.after(notedAfter(Duration.ofSeconds(5)), JOB, step, change()))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(7_999))
                .thenAwait(Duration.ofMillis(1))
                .verifyErrorSatisfies(error ->
                        assertThat(((ConnectorAway) error).isUnanswered()).isTrue());
        assertThat(sent).isTrue();
    }

    private static Mono<Void> notedAfter(Duration time) {
        return Mono.delay(time).then();
    }

    private Mono<Void> change() {
        return Mono.<Void>never().doOnSubscribe(subscription -> sent.set(true));
    }
}
