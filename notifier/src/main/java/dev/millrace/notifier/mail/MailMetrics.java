package dev.millrace.notifier.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/// Figures of outgoing mail: `millrace.notifier.mails` by outcome, `millrace.notifier.mails.now` by state.
@Component
final class MailMetrics {
    private final Counter sent;
    private final Counter postponed;
    private final Counter failed;
    private final Counter uncertain;
    private final Counter withheld;
    private final AtomicLong waitingNow = new AtomicLong();
    private final AtomicLong failedNow = new AtomicLong();

    MailMetrics(MeterRegistry registry) {
        sent = registry.counter("millrace.notifier.mails", "outcome", "sent");
        postponed = registry.counter("millrace.notifier.mails", "outcome", "postponed");
        failed = registry.counter("millrace.notifier.mails", "outcome", "failed");
        uncertain = registry.counter("millrace.notifier.mails", "outcome", "uncertain");
        withheld = registry.counter("millrace.notifier.mails", "outcome", "withheld");
        registry.gauge(
                "millrace.notifier.mails.now", io.micrometer.core.instrument.Tags.of("state", "waiting"), waitingNow);
        registry.gauge(
                "millrace.notifier.mails.now", io.micrometer.core.instrument.Tags.of("state", "failed"), failedNow);
    }

    void sent() {
        sent.increment();
    }

    void postponed() {
        postponed.increment();
    }

    void failed() {
        failed.increment();
    }

    void withheld() {
        withheld.increment();
    }

    void uncertain() {
        uncertain.increment();
    }

    void waitingNow(long count) {
        waitingNow.set(count);
    }

    void failedNow(long count) {
        failedNow.set(count);
    }
}
