package dev.millrace.intake.email.mailbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/// Counters and timers of one mailbox.
final class MailboxMeters {
    private final MeterRegistry registry;
    private final String mailbox;
    private final Timer handling;
    private final Timer lag;
    private final AtomicInteger backlog = new AtomicInteger();
    private final AtomicInteger working = new AtomicInteger();

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
    }

    void backlog(int mails) {
        backlog.set(mails);
    }

    void working(boolean now) {
        working.set(now ? 1 : 0);
    }

    void received() {
        count("received");
    }

    void accepted(long startedNanos, Instant deliveredAt) {
        count("accepted");
        handling.record(Duration.ofNanos(System.nanoTime() - startedNanos));
        Duration since = Duration.between(deliveredAt, Instant.now());
        lag.record(since.isNegative() ? Duration.ZERO : since);
    }

    void ignored() {
        count("ignored");
    }

    void parked() {
        count("parked");
    }

    void failed() {
        count("failed");
    }

    private void count(String outcome) {
        registry.counter("millrace.intake.mail", "mailbox", mailbox, "outcome", outcome)
                .increment();
    }
}
