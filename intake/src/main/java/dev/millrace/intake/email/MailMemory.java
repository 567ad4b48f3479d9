package dev.millrace.intake.email;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Bounds what all mailboxes and the SMTP door together hold of mails in memory. Whoever finds no room waits until
/// others are done, each in turn; what needs more than there is gets all of it, and so is alone.
@Component
public final class MailMemory {
    /// In bytes; room is given by so many.
    public static final int CHUNK = 64 * 1024;

    /// What was received, and what is made of it.
    private static final int COPIES = 2;

    private final int all;
    private final Semaphore chunks;

    @Autowired
    MailMemory(MailMemorySettings settings) {
        this(settings.memory().toBytes());
    }

    /// @param bytes that may be held at a time
    public MailMemory(long bytes) {
        this.all = Math.clamp(bytes / CHUNK, COPIES, Integer.MAX_VALUE);
        this.chunks = new Semaphore(all, true);
    }

    /// Room for mails, of no bytes yet.
    public Room room() {
        return new Room();
    }

    /// Room that somebody holds. Used by one thread at a time. Two that hold some and wait for more may wait for each
    /// other, so their patience must end.
    public final class Room implements AutoCloseable {
        private long bytes;
        private int held;

        /// Makes it larger.
        ///
        /// @param more bytes of mails
        /// @param patience how long to wait for others; with zero nobody who waits is overtaken either
        /// @return false where there was no room in that time; then it is as it was
        public boolean grow(long more, Duration patience) throws InterruptedException {
            int needed = chunksOf(bytes + more) - held;
            if (needed > 0) {
                if (!chunks.tryAcquire(needed, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    return false;
                }
                held += needed;
            }
            bytes += more;
            return true;
        }

        private int chunksOf(long size) {
            return (int) Math.min(all, (size + CHUNK - 1) / CHUNK * COPIES);
        }

        /// Gives it back.
        @Override
        public void close() {
            chunks.release(held);
            held = 0;
            bytes = 0;
        }
    }
}
