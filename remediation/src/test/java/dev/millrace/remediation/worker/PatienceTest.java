package dev.millrace.remediation.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.connector.BreakerState;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.ScriptedSystem.Fault;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/// Runs that wait for a system whose breaker stays open.
class PatienceTest extends TwoSystems {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /// Longer than any test takes.
    private static final Fault[] ALWAYS_AWAY =
            Collections.nCopies(100_000, Fault.AWAY).toArray(Fault[]::new);

    @Test
    void shouldHandARunToAPersonWhoseSystemStaysAway() {
        system.goAway();
        desk.worker(PATIENCE, both);
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        await().until(() -> system.guard().state() == BreakerState.OPEN);
        Failed failed = (Failed) desk.end(request);
        assertThat(failed.step()).isEqualTo("wait");
        assertThat(failed.reason()).startsWith("switches is away");
        assertThat(failed.undone()).isTrue();
    }

    @Test
    void shouldTellAPersonWhatStaysHalfChangedWhereTheSystemStaysAway() {
        other.fails("set", Fault.REFUSED);
        system.fails("reset", ALWAYS_AWAY).fails("probe", ALWAYS_AWAY);
        desk.worker(PATIENCE, both);
        Execute request = desk.ask(Requests.automatic(1, "both", "sender", "anna"));
        await().until(() -> system.guard().state() == BreakerState.OPEN);
        Failed failed = (Failed) desk.end(request);
        assertThat(failed.reason()).isEqualTo("others says no");
        assertThat(failed.undone()).isFalse();
        assertThat(failed.left()).singleElement().satisfies(left -> {
            assertThat(left.step()).isEqualTo("first");
            assertThat(left.before()).isEqualTo("it is off");
            assertThat(left.reason()).startsWith("switches ");
        });
    }
}
