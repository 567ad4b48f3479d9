package dev.millrace.intake.email;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Since when mails to a mailbox wait, as far as anybody knows: also while none can be taken, when their lag tells
/// nothing.
public final class Behind {
    private final InstantSource clock;
    private volatile @Nullable Instant since;

    Behind(InstantSource clock) {
        this.clock = clock;
    }

    /// It is connected, and nothing waits.
    public synchronized void workedOff() {
        since = null;
    }

    /// Nothing goes on. What was behind before is so still.
    public synchronized void standsStill() {
        if (since == null) {
            since = clock.instant();
        }
    }

    /// Mails wait.
    ///
    /// @param oldest when the oldest of them was delivered
    public synchronized void waiting(Instant oldest) {
        since = oldest;
    }

    /// Since when, or null where nothing waits.
    public @Nullable Instant since() {
        return since;
    }

    /// For how long; zero where nothing waits.
    public Duration time() {
        Instant start = since;
        Duration time = start == null ? Duration.ZERO : Duration.between(start, clock.instant());
        return time.isNegative() ? Duration.ZERO : time;
    }
}
