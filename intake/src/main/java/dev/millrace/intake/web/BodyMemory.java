package dev.millrace.intake.web;

import dev.millrace.access.ClientAddress;
import dev.millrace.access.Refused;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Bounds what the bodies of all requests hold together, from their first byte until they are answered: anybody may
/// begin any number of them, and need not come to the end. One address has a share, so that it does not keep out all
/// others. Where there is no room nobody waits, since whoever waits would hold what he has sent.
@Component
final class BodyMemory {
    /// So many are told apart; all others have one share together.
    static final int MOST_ADDRESSES = 10_000;

    private static final int SHARES = 4;
    private static final String OTHERS = "";
    private static final Duration LATER = Duration.ofSeconds(5);

    private final AtomicLong free;
    private final long share;
    /// What the bodies of each address hold; only of those that hold any.
    private final Map<String, Long> held = new ConcurrentHashMap<>();

    @Autowired
    BodyMemory(WebSettings settings) {
        this(
                Math.max(settings.memory().toBytes(), settings.largestBody().toBytes()),
                Math.max(
                        settings.memory().toBytes() / SHARES,
                        settings.largestBody().toBytes()));
    }

    /// @param bytes that may be held at a time
    /// @param share of it that one address may hold
    BodyMemory(long bytes, long share) {
        this.free = new AtomicLong(bytes);
        this.share = share;
    }

    /// Room for one body, of no bytes yet.
    ///
    /// @param client who sends it
    Room room(@Nullable InetSocketAddress client) {
        String address = ClientAddress.key(client);
        return new Room(held.containsKey(address) || held.size() < MOST_ADDRESSES ? address : OTHERS);
    }

    private void letGo(String address, long bytes) {
        held.computeIfPresent(address, (_, all) -> all == bytes ? null : Long.valueOf(all - bytes));
    }

    private static Refused refused(HttpStatus status, String where) {
        return new Refused(
                status,
                "Too much is being sent %s at the moment; try again in %d s.".formatted(where, LATER.toSeconds()),
                LATER);
    }

    /// Room that one body takes.
    final class Room implements AutoCloseable {
        private final String address;
        private long bytes;
        private boolean left;

        private Room(String address) {
            this.address = address;
        }

        /// Makes it larger.
        ///
        /// @throws Refused where there is no room; then it is as it was
        synchronized void grow(long more) {
            if (left) {
                throw full();
            }
            if (held.merge(address, more, Long::sum) > share) {
                letGo(address, more);
                throw refused(HttpStatus.TOO_MANY_REQUESTS, "from this address");
            }
            if (free.addAndGet(-more) < 0) {
                free.addAndGet(more);
                letGo(address, more);
                throw full();
            }
            bytes += more;
        }

        private static Refused full() {
            return refused(HttpStatus.SERVICE_UNAVAILABLE, "to the desk");
        }

        /// Gives it back. It is of no use after that.
        @Override
        public synchronized void close() {
            left = true;
            free.addAndGet(bytes);
            letGo(address, bytes);
            bytes = 0;
        }
    }
}
