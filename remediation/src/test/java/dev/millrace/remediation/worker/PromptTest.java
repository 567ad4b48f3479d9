package dev.millrace.remediation.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.ScriptedSystem;
import dev.millrace.remediation.testing.SwitchOn;
import dev.millrace.tickets.remediation.RemediationOutcome.Succeeded;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

/// From the request to the last outcome nothing waits for an interval: here the clock stands still, so that what looks
/// now and then looks once, at the start.
class PromptTest {
    /// Of a machine that has much else to do; by the clock of the desk no time passes.
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.getOrSet();
    private final ScriptedSystem system = new ScriptedSystem("switches", GuardSettings.defaults());
    private final TestDesk desk = new TestDesk(Duration.ofMinutes(1), system);

    @AfterEach
    void close() {
        desk.close();
        VirtualTimeScheduler.reset();
    }

    @Test
    void shouldTakeAndTellOfARunWhileNoTimePasses() {
        desk.worker(new Runbook(
                "both", List.of(new SwitchOn("first", system), new SwitchOn("second", system)), run -> "Both are on."));
        end(1);
        Execute second = end(2);
        assertThat(desk.told(second)).hasSize(7);
        assertThat(clock.now(TimeUnit.MILLISECONDS)).isZero();
    }

    /// Work that is handed to another thread is done, but no time passes.
    private Execute end(long ticket) {
        Execute request = desk.ask(Requests.automatic(ticket, "both", "sender", "anna"));
        await().atMost(LIMIT).until(() -> {
            clock.advanceTime();
            return desk.told(request).stream().anyMatch(Succeeded.class::isInstance);
        });
        return request;
    }
}
