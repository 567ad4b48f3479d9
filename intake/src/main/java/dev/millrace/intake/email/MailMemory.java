package dev.millrace.intake.email;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Bounds what all mailboxes, the SMTP door and mails that are looked at together hold of mails in memory. Whoever
/// finds no room waits until others are done, each in turn, or goes without; what needs more than there is gets all of
/// it, and so is alone. Half of it at most is for the door, where a slow sender can hold what he has sent.
@Component
public final class MailMemory {
    /// In bytes; room is given by so many.
    public static final int CHUNK = 64 * 1024;

    /// What was received, and what is made of it.
    private static final int COPIES = 2;

    private final Bound all;
    private final Bound door;

    @Autowired
    MailMemory(MailMemorySettings settings) {
        this(settings.memory().toBytes());
    }

    /// @param bytes that may be held at a time
    public MailMemory(long bytes) {
        this.all = new Bound(bytes);
        this.door = new Bound(bytes / 2);
    }

    /// Room for mails, of no bytes yet.
    public Room room() {
        return new Room(List.of(new Share(all)));
    }

    /// The same for one mail at the SMTP door.
    public Room roomAtTheDoor() {
        return new Room(List.of(new Share(door), new Share(all)));
    }

    /// How much may be held.
    private static final class Bound {
        private final int most;
        private final Semaphore chunks;

        Bound(long bytes) {
            this.most = Math.clamp(bytes / CHUNK, COPIES, Integer.MAX_VALUE);
            this.chunks = new Semaphore(most, true);
        }

        int chunksOf(long size) {
            return (int) Math.min(most, (size + CHUNK - 1) / CHUNK * COPIES);
        }
    }

    /// What somebody holds within a bound.
    private static final class Share {
        private final Bound bound;
        private int held;

        Share(Bound bound) {
            this.bound = bound;
        }

        boolean grow(long size, long untilNanos) throws InterruptedException {
            int more = bound.chunksOf(size) - held;
            long patience = untilNanos - System.nanoTime();
            if (more > 0 && !bound.chunks.tryAcquire(more, patience, TimeUnit.NANOSECONDS)) {
                return false;
            }
            held += Math.max(0, more);
            return true;
        }

        void shrink(long size) {
            int left = bound.chunksOf(size);
            bound.chunks.release(held - left);
            held = left;
        }
    }

    /// Room that somebody holds. Used by one thread at a time. Two that hold some and wait for more may wait for each
    /// other, so their patience must end.
    public static final class Room implements AutoCloseable {
        private final List<Share> shares;
        private long bytes;

        private Room(List<Share> shares) {
            this.shares = shares;
        }

        /// Makes it larger.
        ///
        /// @param more bytes of mails
        /// @param patience how long to wait for others; with zero nobody who waits is overtaken either
        /// @return false where there was no room in that time; then it is as it was
        public boolean grow(long more, Duration patience) throws InterruptedException {
            long until = System.nanoTime() + patience.toNanos();
            boolean grown = false;
            try {
                grown = canGrow(bytes + more, until);
            } finally {
                if (!grown) {
                    shares.forEach(share -> share.shrink(bytes));
                }
            }
            bytes += grown ? more : 0;
            return grown;
        }

        private boolean canGrow(long size, long untilNanos) throws InterruptedException {
            for (Share share : shares) {
                if (!share.grow(size, untilNanos)) {
                    return false;
                }
            }
            return true;
        }

        /// Gives it back.
        @Override
        public void close() {
            bytes = 0;
            shares.forEach(share -> share.shrink(0));
        }
    }
}
