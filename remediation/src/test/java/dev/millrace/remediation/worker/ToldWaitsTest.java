package dev.millrace.remediation.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Checked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Undone;
import dev.millrace.remediation.runbook.Verified;
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
        Held held = new Held(new ConcurrentLinkedQueue<>(List.of(
                WaitCause.AWAY, WaitCause.AWAY, WaitCause.BUSY, WaitCause.AWAY, WaitCause.BUSY, WaitCause.BUSY)));
        desk.worker(new Runbook("radio", List.of(held), run -> "It is on."));
        Execute request = desk.ask(Requests.automatic(1, "radio", "sender", "anna"));

        assertThat(desk.endWithoutPauses(request)).isInstanceOf(Succeeded.class);
        assertThat(held.causes).isEmpty();
        assertThat(desk.told(request).stream()
                        .filter(Deferred.class::isInstance)
                        .map(outcome -> ((Deferred) outcome).cause()))
                .containsExactly(WaitCause.AWAY, WaitCause.BUSY);
    }

    /// Is to wait for these causes, one at each look.
    private final class Held implements Change {
        private final Queue<WaitCause> causes;

        Held(Queue<WaitCause> causes) {
            this.causes = causes;
        }

        @Override
        public String name() {
            return first.name();
        }

        @Override
        public String connector() {
            return first.connector();
        }

        @Override
        public Mono<Checked> check(Run run) {
            return Mono.defer(() -> {
                WaitCause cause = causes.poll();
                return cause == null
                        ? first.check(run)
                        : Mono.error(ConnectorAway.spared(connector(), cause, "it is " + cause, null, null));
            });
        }

        @Override
        public Mono<Void> apply(Run run) {
            return first.apply(run);
        }

        @Override
        public Mono<Verified> verify(Run run) {
            return first.verify(run);
        }

        @Override
        public Mono<Undone> undo(Run run, State before) {
            return first.undo(run, before);
        }
    }
}
