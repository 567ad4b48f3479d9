package dev.millrace.intake.email.mailbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Counters and timers of one mailbox.
final class MailboxMeters {
    private final MeterRegistry registry;
    private final String mailbox;
    private final Timer handling;
    private final Timer lag;
    private final AtomicInteger backlog = new AtomicInteger();
    private final AtomicInteger working = new AtomicInteger();
    private final AtomicLong waitingForMemory = new AtomicLong();
    private volatile @Nullable Long lastLagMillis;

    MailboxMeters(MeterRegistry registry, String mailbox) {
        this.registry = registry;
        this.mailbox = mailbox;
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
        Gauge.builder("millrace.intake.mailbox.working", working, AtomicInteger::get)
                .description("1 while the mailbox is open and its mails can be taken")
                .tag("mailbox", mailbox)
                .register(registry);
        Gauge.builder("millrace.intake.mail.backlog", backlog, AtomicInteger::get)
                .description("Mails in the folder that are not marked done")
                .tag("mailbox", mailbox)
                .register(registry);
        Gauge.builder("millrace.intake.mailbox.memory.wait", waitingForMemory, AtomicLong::get)
                .description(
                        "For how long the mailbox has waited for memory that other mails take, without any in hand")
                .tag("mailbox", mailbox)
                .baseUnit("seconds")
                .register(registry);
    }

    /// Without any mail in hand, so far; zero when it has some.
    void waitingForMemory(Duration time) {
        waitingForMemory.set(time.toSeconds());
    }

    void backlog(int mails) {
        backlog.set(mails);
    }

    void working(boolean now) {
        working.set(now ? 1 : 0);
    }

    int backlog() {
        return backlog.get();
    }

    /// Of the mail that was accepted last, in milliseconds, or null where none was.
    @Nullable
    Long lastLagMillis() {
        return lastLagMillis;
    }

    /// How many mails came to this outcome since the program's start.
    long count(String outcome) {
        return (long) counter(outcome).count();
    }

    void received() {
        increment("received");
    }

    void accepted(long startedNanos, Instant deliveredAt) {
        increment("accepted");
        handling.record(Duration.ofNanos(System.nanoTime() - startedNanos));
        Duration since = Duration.between(deliveredAt, Instant.now());
        Duration late = since.isNegative() ? Duration.ZERO : since;
        lag.record(late);
        lastLagMillis = late.toMillis();
    }

    void ignored() {
        increment("ignored");
    }

    void parked() {
        increment("parked");
    }

    void failed() {
        increment("failed");
    }

    private void increment(String outcome) {
        counter(outcome).increment();
    }

    private Counter counter(String outcome) {
        return registry.counter("millrace.intake.mail", "mailbox", mailbox, "outcome", outcome);
    }
}
