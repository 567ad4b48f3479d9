package dev.millrace.remediation.worker;

import dev.millrace.remediation.ledger.Advance;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;

/// Measures runs. `millrace.remediation.run` is the time from the stream's decision to a run's end, by tenant, runbook
/// and result: the time to fix, and by its counts the success rate. `millrace.remediation.waits` counts how often
/// runs had to wait, by what they waited for.
final class RunMeters {
    private final MeterRegistry meters;

    RunMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    void ended(Execute request, Advance.Result result, Duration since) {
        Timer.builder("millrace.remediation.run")
                .description("From the decision to run a runbook to the run's end")
                .tag("tenant", request.tenant())
                .tag("runbook", request.runbook())
                .tag("result", result.name().toLowerCase(Locale.ROOT))
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(10))
                .maximumExpectedValue(Duration.ofHours(1))
                .register(meters)
                .record(since);
    }

    void waits(String system) {
        Counter.builder("millrace.remediation.waits")
                .description("How often runs had to wait for a system or a person")
                .tag("for", system)
                .register(meters)
                .increment();
    }
}
