package dev.millrace.remediation.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.connector.BreakerState;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.ScriptedSystem;
import dev.millrace.remediation.testing.SwitchOn;
import dev.millrace.tickets.remediation.RemediationOutcome.Succeeded;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A system that says when it wants to be asked again.
class BusySystemTest {
    private final ScriptedSystem system = new ScriptedSystem("switches", GuardSettings.defaults());
    private final SwitchOn lamp = new SwitchOn("lamp", system);
    private final TestDesk desk = new TestDesk(system);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void shouldLeaveItAloneForAsLongAsItSays() {
        system.beBusy(Duration.ofSeconds(8));
        desk.worker(new Runbook("book", List.of(lamp), run -> "It is on."));
        List<Execute> requests = LongStream.rangeClosed(1, 5)
                .mapToObj(ticket -> desk.ask(Requests.automatic(ticket, "book", "sender", "anna")))
                .toList();
        requests.forEach(request -> assertThat(desk.end(request)).isInstanceOf(Succeeded.class));
        assertThat(system.turnedAway()).as("once for each run, at most").isLessThanOrEqualTo(5);
        assertThat(system.guard().state()).isEqualTo(BreakerState.CLOSED);
    }
}
