package dev.millrace.intake.email;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Counters and timers of the mails that come to one mailbox, whichever way they come.
public class TakingMeters {
    private final MeterRegistry registry;
    private final String mailbox;
    private final Timer handling;
    private final Timer lag;
    private final InstantSource clock;
    private final Behind behind;
    private volatile @Nullable Long lastLagMillis;

    /// Registers them.
    ///
    /// @param mailbox its tag: there are as many as are configured
    public TakingMeters(MeterRegistry registry, String mailbox, InstantSource clock) {
        this.registry = registry;
        this.mailbox = mailbox;
        this.clock = clock;
        this.behind = new Behind(clock);
        this.handling = Timer.builder("millrace.intake.mail.handling")
                .description("From a mail's fetching to its record in Kafka")
                .tag("mailbox", mailbox)
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        this.lag = Timer.builder("millrace.intake.mail.lag")
                .description("From a mail's delivery, in whole seconds, to its record in Kafka")
                .tag("mailbox", mailbox)
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        Gauge.builder(
                        "millrace.intake.mailbox.behind",
                        behind,
                        waiting -> waiting.time().toSeconds())
                .description("For how long mails wait, or none can be taken")
                .tag("mailbox", mailbox)
                .baseUnit("seconds")
                .register(registry);
    }

    /// Since when mails wait.
    public final Behind behind() {
        return behind;
    }

    /// Of the mail that was accepted last, in milliseconds, or null where none was.
    public final @Nullable Long lastLagMillis() {
        return lastLagMillis;
    }

    /// How many mails came to this outcome since the program's start.
    public final long count(String outcome) {
        return (long) counter(outcome).count();
    }

    /// A mail came; one of the other outcomes follows.
    public final void received() {
        increment("received");
    }

    /// A mail was handed over.
    ///
    /// @param startedNanos when it was begun with, by [System#nanoTime]
    public final void accepted(long startedNanos, Instant deliveredAt) {
        increment("accepted");
        handling.record(Duration.ofNanos(System.nanoTime() - startedNanos));
        Duration since = Duration.between(deliveredAt, clock.instant());
        Duration late = since.isNegative() ? Duration.ZERO : since;
        lag.record(late);
        lastLagMillis = late.toMillis();
    }

    /// A mail was left alone: nobody waits for an answer to it.
    public final void ignored() {
        increment("ignored");
    }

    /// A mail was put aside for a person, for it cannot be read or is too large.
    public final void parked() {
        increment("parked");
    }

    /// A mail could not be taken this time.
    public final void failed() {
        increment("failed");
    }

    private void increment(String outcome) {
        counter(outcome).increment();
    }

    private Counter counter(String outcome) {
        return registry.counter("millrace.intake.mail", "mailbox", mailbox, "outcome", outcome);
    }
}
