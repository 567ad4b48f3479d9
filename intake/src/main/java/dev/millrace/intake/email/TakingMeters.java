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

    /// Mails came. Each is to come to one of the other outcomes.
    public final Received received(int mails) {
        return new Received(mails);
    }

    /// Mails that came together, until what became of them is told.
    public final class Received implements AutoCloseable {
        private int open;

        private Received(int mails) {
            counter("received").increment(mails);
            open = mails;
        }

        /// One was handed over.
        ///
        /// @param startedNanos when it was begun with, by [System#nanoTime]
        public void accepted(long startedNanos, Instant deliveredAt) {
            settle("accepted");
            handling.record(Duration.ofNanos(System.nanoTime() - startedNanos));
            Duration since = Duration.between(deliveredAt, clock.instant());
            Duration late = since.isNegative() ? Duration.ZERO : since;
            lag.record(late);
            lastLagMillis = late.toMillis();
        }

        /// One was left alone: nobody waits for an answer to it.
        public void ignored() {
            settle("ignored");
        }

        /// One was put aside for a person, for it cannot be read or is too large.
        public void parked() {
            settle("parked");
        }

        /// One was sent back for good.
        public void refused() {
            settle("refused");
        }

        private void settle(String outcome) {
            counter(outcome).increment();
            open--;
        }

        /// Those that came to no outcome could not be taken this time.
        @Override
        public void close() {
            counter("failed").increment(open);
            open = 0;
        }
    }

    private Counter counter(String outcome) {
        return registry.counter("millrace.intake.mail", "mailbox", mailbox, "outcome", outcome);
    }
}
