package dev.millrace.remediation.worker;

import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.testing.ScriptedSystem;
import dev.millrace.remediation.testing.SwitchOn;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/// A desk with two outside systems, and a runbook that changes something in both.
abstract class TwoSystems {
    protected static final Duration LIMIT = Duration.ofSeconds(10);

    protected final ScriptedSystem system = new ScriptedSystem("switches", quick());
    protected final ScriptedSystem other = new ScriptedSystem("others", quick());
    protected final SwitchOn first = new SwitchOn("first", system);
    protected final SwitchOn second = new SwitchOn("second", other);
    protected final Runbook both = new Runbook("both", List.of(first, second), run -> "Both are on.");
    protected final TestDesk desk = new TestDesk(system, other);

    @AfterEach
    void close() {
        desk.close();
    }

    private static GuardSettings quick() {
        return new GuardSettings(
                Duration.ofMillis(300), 2, Duration.ofMillis(5), 4, 2, 50, Duration.ofMillis(100), 2, 32);
    }
}
