package dev.millrace.intake.email.mailbox;

import dev.millrace.intake.email.TakingMeters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Counters and timers of one mailbox, and how it stands.
final class MailboxMeters extends TakingMeters {
    private final AtomicInteger backlog = new AtomicInteger();
    private final AtomicInteger working = new AtomicInteger();
    private final AtomicLong waitingForMemory = new AtomicLong();
    private final Counter failures;

    MailboxMeters(MeterRegistry registry, String mailbox) {
        super(registry, mailbox, InstantSource.system());
        Gauge.builder("millrace.intake.mailbox.working", working, AtomicInteger::get)
                .description("1 while the mailbox is open and its mails can be taken")
                .tag("mailbox", mailbox)
                .register(registry);
        this.failures = Counter.builder("millrace.intake.mailbox.failures")
                .description("How often the mailbox could not be reached, or none of its mails be taken")
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

    /// It is open and its mails can be taken.
    void working() {
        working.set(1);
    }

    /// It cannot be reached, or nothing of it can be taken now.
    void failed() {
        failures.increment();
        working.set(0);
    }

    int backlog() {
        return backlog.get();
    }
}
