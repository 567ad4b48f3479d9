package dev.millrace.remediation.printing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.reference.Secrets;
import dev.millrace.remediation.reference.VaultSettings;
import dev.millrace.remediation.testing.FakeSystems;
import dev.millrace.remediation.testing.FaultPlan;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is known of a change when the print server is away; `CupsTest` has the real one.
class PrintServerTest {
    private final FaultPlan faults = new FaultPlan();
    private final FakeSystems systems = new FakeSystems(faults);
    private final PrintServer printers = new PrintServer(
            systems.url(),
            new PrintSettings(systems.url(), "millrace", null, GuardSettings.defaults()),
            new Secrets(VaultSettings.none()),
            new Guards(new SimpleMeterRegistry()));

    @AfterEach
    void stop() {
        systems.close();
    }

    @Test
    void shouldExpectThatAChangeMayComeAboutWhoseAnswerIsLost() {
        faults.plan(FaultPlan.Kind.LOST_AFTER, 1);
        assertThat(awayAtCancelling().isUnanswered()).isTrue();
        assertThat(systems.state()).containsEntry("stuck-job", "");
        assertThat(faults.exchanges()).isEqualTo(1);
    }

    @Test
    void shouldNotTakeAnErrorForAPromiseThatNothingHappens() {
        faults.plan(FaultPlan.Kind.AWAY, 1);
        assertThat(awayAtCancelling().isUnanswered()).isTrue();
    }

    @Test
    void shouldKnowWhenNothingWasSent() {
        systems.close();
        assertThat(awayAtCancelling().isUnanswered()).isFalse();
    }

    private ConnectorAway awayAtCancelling() {
        return catchThrowableOfType(
                ConnectorAway.class, () -> printers.cancel("HP-3-West", 7).block(Duration.ofSeconds(20)));
    }
}
