package dev.millrace.remediation.worker;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How long a job waits for a connector: longer each time, with jitter, so that waiting jobs do not come all
/// at once.
///
/// @param first the shortest
/// @param longest the longest
record Pauses(Duration first, Duration longest) {
    private static final int MOST_DOUBLINGS = 20;
    /// Else jobs would sleep on for days after a long freeze.
    private static final long MOST_JITTER = Duration.ofMinutes(1).toMillis();

    /// The next pause.
    ///
    /// @param waits how often it waited already
    /// @param atLeast what the connector itself asks for
    Duration next(int waits, Duration atLeast) {
        long doubled = first.toMillis() << Math.min(waits, MOST_DOUBLINGS);
        long pause = Math.max(Math.min(doubled, longest.toMillis()), atLeast.toMillis());
        return Duration.ofMillis(pause + ThreadLocalRandom.current().nextLong(Math.min(pause / 4, MOST_JITTER) + 1));
    }
}
