package dev.millrace.intake.email.smtp;

import dev.millrace.intake.email.TakingMeters;
import dev.millrace.intake.email.receiving.MailboxContext;
import dev.millrace.tickets.metrics.DeskMetric;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// An address that the door takes mail for, and how that goes. What is handed over waits nowhere here: it is behind
/// while mails to it are sent back, which their server keeps.
final class DoorMailbox {
    /// A server that was told to come again has come by then, or its mail was no more than one; it is not known that
    /// the next would not be taken.
    private static final Duration FORGIVEN = Duration.ofHours(1);

    private final MailboxContext context;
    private final TakingMeters meters;
    private final InstantSource clock;
    private volatile @Nullable Refusal refused;
    private volatile @Nullable String lastProblem;

    /// The last mail was sent back.
    record Refusal(String problem, Instant at) {}

    DoorMailbox(MailboxContext context, MeterRegistry registry, InstantSource clock) {
        this.context = context;
        this.meters = new TakingMeters(registry, context.address(), clock);
        this.clock = clock;
    }

    MailboxContext context() {
        return context;
    }

    /// A mail is being handed over.
    TakingMeters.Received received() {
        return meters.received(1);
    }

    /// @param startedNanos when its bytes were there, by [System#nanoTime]
    /// @param offeredAt when its sender began to hand it over
    void accepted(TakingMeters.Received mail, long startedNanos, Instant offeredAt) {
        mail.accepted(startedNanos, offeredAt);
        goesOn();
    }

    void ignored(TakingMeters.Received mail) {
        mail.ignored();
        goesOn();
    }

    void parked(TakingMeters.Received mail) {
        mail.parked();
        goesOn();
    }

    private void goesOn() {
        refused = null;
        lastProblem = null;
        meters.behind().workedOff();
    }

    /// A mail was sent back for now.
    void failed(String problem) {
        refused = new Refusal(problem, clock.instant());
        lastProblem = problem;
        meters.behind().standsStill();
    }

    /// Why the last mail was sent back, while that is news.
    @Nullable
    Refusal refusal() {
        Refusal last = refused;
        if (last != null && last.at().plus(FORGIVEN).isBefore(clock.instant())) {
            refused = null;
            meters.behind().workedOff();
            return null;
        }
        return last;
    }

    /// How it does now.
    ///
    /// @param open whether the door is
    DeskMetric.Mailbox figures(boolean open, Instant now) {
        String state = !open ? "STOPPED" : refusal() == null ? "WORKING" : "FAILING";
        return new DeskMetric.Mailbox(
                context.tenant(),
                context.address(),
                context.address(),
                state,
                lastProblem,
                0,
                meters.lastLagMillis(),
                meters.count("accepted"),
                meters.count("ignored"),
                meters.count("parked"),
                now,
                meters.behind().since());
    }
}
