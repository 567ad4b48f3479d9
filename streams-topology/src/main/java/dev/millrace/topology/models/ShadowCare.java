package dev.millrace.topology.models;

import dev.millrace.tickets.understanding.SideBySide;
import dev.millrace.tickets.understanding.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Counts what a shadow says, and lets it no longer read when it fails time after time.
public final class ShadowCare {
    /// So many failures without a success between them, and it is stopped.
    static final int FAILURES = 20;

    private final String tenant;
    private final MeterRegistry registry;
    private final Consumer<String> onStopped;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile @Nullable String stopped;

    /// @param onStopped is told why, once
    public ShadowCare(String tenant, MeterRegistry registry, Consumer<String> onStopped) {
        this.tenant = tenant;
        this.registry = registry;
        this.onStopped = onStopped;
    }

    boolean isTrusted() {
        return stopped == null;
    }

    /// It has read a message.
    public void read(SideBySide verdicts) {
        failures.updateAndGet(count -> count < FAILURES ? 0 : count);
        count("category", verdicts, verdict -> verdict.category().id());
        count("priority", verdicts, verdict -> verdict.priority().name());
        count("sentiment", verdicts, verdict -> verdict.sentiment().id());
        count("runbook", verdicts, Verdict::runbook);
    }

    /// It could not read a message.
    public void failed(Throwable reason) {
        registry.counter("millrace.models.shadow.failures", "tenant", tenant).increment();
        if (failures.incrementAndGet() == FAILURES) {
            String why = "the shadow failed %d times in a row and was stopped: %s".formatted(FAILURES, reason);
            stopped = why;
            onStopped.accept(why);
        }
    }

    /// Why it no longer reads; null while it does.
    @Nullable
    String stopped() {
        return stopped;
    }

    private void count(String field, SideBySide verdicts, Function<Verdict, String> value) {
        String inForce = value.apply(verdicts.inForce());
        registry.counter(
                        "millrace.models.shadow.verdicts",
                        "tenant",
                        tenant,
                        "field",
                        field,
                        "value",
                        inForce,
                        "agrees",
                        Boolean.toString(inForce.equals(value.apply(verdicts.shadow()))))
                .increment();
    }
}
