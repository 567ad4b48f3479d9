package dev.millrace.intake.web;

import dev.millrace.access.Refused;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Bounds what the bodies of all requests hold together, from their first byte until they are answered: anybody may
/// begin any number of them, and need not come to the end. Where there is no room nobody waits, since whoever waits
/// would hold what he has sent.
@Component
final class BodyMemory {
    private static final Duration LATER = Duration.ofSeconds(5);

    private final AtomicLong free;

    @Autowired
    BodyMemory(WebSettings settings) {
        this(Math.max(settings.memory().toBytes(), settings.largestBody().toBytes()));
    }

    /// @param bytes that may be held at a time
    BodyMemory(long bytes) {
        free = new AtomicLong(bytes);
    }

    /// Room for one body, of no bytes yet.
    Room room() {
        return new Room();
    }

    /// Room that one body takes.
    final class Room implements AutoCloseable {
        private long bytes;
        private boolean left;

        private Room() {}

        /// Makes it larger.
        ///
        /// @throws Refused where there is no room; then it is as it was
        synchronized void grow(long more) {
            if (left || free.addAndGet(-more) < 0) {
                free.addAndGet(left ? 0 : more);
                throw new Refused(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "Too much is being sent to the desk at the moment; try again in " + LATER.toSeconds() + " s.",
                        LATER);
            }
            bytes += more;
        }

        /// Gives it back. It is of no use after that.
        @Override
        public synchronized void close() {
            left = true;
            free.addAndGet(bytes);
            bytes = 0;
        }
    }
}
