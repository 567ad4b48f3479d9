package dev.millrace.intake.email.mailbox;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// How many connections all mailboxes together hold to one server. Where there are more mailboxes than that,
/// those that have nothing to do let others in.
final class ConnectionLimit {
    /// Longer than any mailbox may wait for mail before it looks who else needs its connection.
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

    private static final Duration SLICE = Duration.ofMillis(500);

    private final int perServer;
    private final Map<String, Semaphore> servers = new ConcurrentHashMap<>();

    ConnectionLimit(int perServer) {
        this.perServer = perServer;
    }

    /// A connection that one is allowed to have, until it is given back.
    interface Permit extends AutoCloseable {
        /// Whether somebody else waits for it.
        boolean isWanted();

        @Override
        void close();
    }

    /// Waits for its turn; who has waited longer is likely, but not certain, to come first.
    ///
    /// @param stopping whether to wait no longer
    /// @throws MessagingException when its turn does not come
    Permit take(MailboxSettings mailbox, BooleanSupplier stopping) throws InterruptedException, MessagingException {
        Semaphore server =
                servers.computeIfAbsent(mailbox.host() + ":" + mailbox.port(), _ -> new Semaphore(perServer, true));
        if (!acquire(server, stopping)) {
            throw new MessagingException("all %d connections that are allowed to %s:%d were in use for %d min"
                    .formatted(perServer, mailbox.host(), mailbox.port(), LONGEST_WAIT.toMinutes()));
        }
        return new Permit() {
            @Override
            public boolean isWanted() {
                return server.hasQueuedThreads();
            }

            @Override
            public void close() {
                server.release();
            }
        };
    }

    /// In slices, since nobody calls it when the mailbox is to stop.
    private static boolean acquire(Semaphore server, BooleanSupplier stopping) throws InterruptedException {
        for (long left = LONGEST_WAIT.dividedBy(SLICE); left > 0 && !stopping.getAsBoolean(); left--) {
            if (server.tryAcquire(SLICE.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }
}
