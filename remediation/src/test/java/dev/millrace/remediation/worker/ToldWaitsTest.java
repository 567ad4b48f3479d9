package dev.millrace.remediation.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.testing.Altered;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.tickets.remediation.RemediationOutcome.Deferred;
import dev.millrace.tickets.remediation.RemediationOutcome.Succeeded;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import dev.millrace.tickets.remediation.WaitCause;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/// What people are told while a run waits.
class ToldWaitsTest extends TwoSystems {
    /// A system that is there again, and has enough to do, is not away any more.
    @Test
    void shouldTellEachCauseOnceForWhichARunWaitsForOneSystem() {
        Queue<WaitCause> causes = new ConcurrentLinkedQueue<>(List.of(
                WaitCause.AWAY, WaitCause.AWAY, WaitCause.BUSY, WaitCause.AWAY, WaitCause.BUSY, WaitCause.BUSY));
        desk.worker(new Runbook("radio", List.of(held(causes)), run -> "It is on."));
        Execute request = desk.ask(Requests.automatic(1, "radio", "sender", "anna"));

        assertThat(desk.endWithoutPauses(request)).isInstanceOf(Succeeded.class);
        assertThat(causes).isEmpty();
        assertThat(desk.told(request).stream()
                        .filter(Deferred.class::isInstance)
                        .map(outcome -> ((Deferred) outcome).cause()))
                .containsExactly(WaitCause.AWAY, WaitCause.BUSY);
    }

    /// Waits for these causes first, one at each look.
    private Change held(Queue<WaitCause> causes) {
        return Altered.look(
                first,
                look -> Mono.defer(() -> {
                    WaitCause cause = causes.poll();
                    return cause == null
                            ? look
                            : Mono.error(ConnectorAway.spared(first.connector(), cause, "it is " + cause, null, null));
                }));
    }
}
