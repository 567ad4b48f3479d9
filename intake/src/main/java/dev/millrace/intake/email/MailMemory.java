package dev.millrace.intake.email;

import dev.millrace.intake.email.content.Opening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Bounds what all mailboxes, the SMTP door and mails that are looked at together hold of mails in memory. Whoever
/// finds no room waits until others are done, or goes without; what needs more than there is gets all of it, and so is
/// alone. Half of it at most is for the door, where a slow sender can hold what he has sent.
///
/// Room is given in turn, but who needs little passes by who waits for much while there is room for him. Whoever waits
/// is overtaken by as much as there is altogether, and then nobody passes him.
@Component
public final class MailMemory {
    /// In bytes; room is given by so many.
    public static final int CHUNK = 64 * 1024;

    /// What was received, and what is made of it.
    private static final int COPIES = 2;

    /// In bytes: for what lies wrapped in mails, of which one may open 48 MB.
    private static final long WRAPPED = 64L * 1024 * 1024;

    /// How long a reading waits for others to be done with what they opened.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Bound all;
    private final Bound door;
    private final Bound wrapped;
    private final Duration patience;

    @Autowired
    MailMemory(MailMemorySettings settings) {
        this(settings.memory().toBytes());
    }

    /// @param bytes that may be held at a time
    public MailMemory(long bytes) {
        this(bytes, WRAPPED, PATIENCE);
    }

    /// @param bytes that may be held at a time
    /// @param wrapped bytes beside them, of what lies wrapped in mails
    /// @param patience how long a reading waits for these in all
    MailMemory(long bytes, long wrapped, Duration patience) {
        this.all = new Bound(bytes);
        this.door = new Bound(bytes / 2);
        this.wrapped = new Bound(wrapped);
        this.patience = patience;
    }

    /// Room for mails, of no bytes yet.
    public Room room() {
        return new Room(List.of(new Share(all)));
    }

    /// The same for one mail at the SMTP door.
    public Room roomAtTheDoor() {
        return new Room(List.of(new Share(door), new Share(all)));
    }

    /// Reads a mail, and opens what lies wrapped in it as far as there is room for that.
    ///
    /// @param opened from [Room#forWrapped], held until nobody has the mail any more
    static <T> T opening(Room opened, Supplier<T> reading) {
        return opened.reading(() -> Opening.within(opened::takes, reading));
    }

    /// How much may be held.
    private static final class Bound {
        private final int most;
        private int free;
        /// In the order in which they came.
        private final List<Waiting> waiting = new ArrayList<>();

        Bound(long bytes) {
            this.most = Math.clamp(bytes / CHUNK, COPIES, Integer.MAX_VALUE);
            this.free = most;
        }

        int chunksOf(long size) {
            return (int) Math.min(most, (size + CHUNK - 1) / CHUNK * COPIES);
        }

        synchronized boolean acquire(int chunks, long untilNanos) throws InterruptedException {
            Waiting me = new Waiting(chunks);
            waiting.add(me);
            serve();
            try {
                for (long patience = untilNanos - System.nanoTime();
                        !me.served && patience > 0;
                        patience = untilNanos - System.nanoTime()) {
                    TimeUnit.NANOSECONDS.timedWait(this, patience);
                }
                return me.served;
            } catch (InterruptedException e) {
                if (me.served) {
                    release(chunks);
                }
                throw e;
            } finally {
                if (waiting.remove(me)) {
                    serve();
                }
            }
        }

        synchronized void release(int chunks) {
            free += chunks;
            serve();
        }

        private void serve() {
            List<Waiting> passed = new ArrayList<>();
            for (Waiting next : List.copyOf(waiting)) {
                if (next.chunks <= free && passed.stream().allMatch(other -> other.overtaken + next.chunks <= most)) {
                    free -= next.chunks;
                    next.served = true;
                    waiting.remove(next);
                    passed.forEach(other -> other.overtaken += next.chunks);
                } else {
                    passed.add(next);
                }
            }
            notifyAll();
        }
    }

    /// Somebody who waits for room.
    private static final class Waiting {
        private final int chunks;
        /// How much was given to others who came later.
        private long overtaken;
        private boolean served;

        Waiting(int chunks) {
            this.chunks = chunks;
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
            if (more > 0 && !bound.acquire(more, untilNanos)) {
                return false;
            }
            held += Math.max(0, more);
            return true;
        }

        void shrink(long size) {
            int left = bound.chunksOf(size);
            if (left < held) {
                bound.release(held - left);
                held = left;
            }
        }
    }

    /// Room that somebody holds. Used by one thread at a time, but for those who read what is in it. Two that hold some
    /// and wait for more may wait for each other, so their patience must end.
    public final class Room implements AutoCloseable {
        private final List<Share> shares;
        private long bytes;
        private int readers;
        private boolean left;
        /// What is left of a reading's patience.
        private Duration mayWait = Duration.ZERO;

        private Room(List<Share> shares) {
            this.shares = shares;
        }

        /// Makes it larger.
        ///
        /// @param more bytes of mails
        /// @param patience how long to wait for others; zero for not at all
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

        /// Room for what lies wrapped in one of the mails in it, of no bytes yet.
        ///
        /// @param atMost how long its reading may wait for others, in all
        Room forWrapped(Duration atMost) {
            Room opened = new Room(List.of(new Share(wrapped)));
            opened.mayWait = atMost.compareTo(patience) < 0 ? atMost : patience;
            return opened;
        }

        private boolean takes(long more) {
            long began = System.nanoTime();
            try {
                return grow((more + COPIES - 1) / COPIES, mayWait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("Reading was given up");
            } finally {
                mayWait = mayWait.minusNanos(System.nanoTime() - began);
            }
        }

        private boolean canGrow(long size, long untilNanos) throws InterruptedException {
            for (Share share : shares) {
                if (!share.grow(size, untilNanos)) {
                    return false;
                }
            }
            return true;
        }

        /// Does work on what is in it, on whatever thread. Until that ends the room is not given back, also where
        /// whoever holds it has given up waiting.
        ///
        /// @throws CancellationException where he has done so before the work could begin
        public <T> T reading(Supplier<T> work) {
            synchronized (this) {
                if (left) {
                    throw new CancellationException("Nobody waits for this mail any more");
                }
                readers++;
            }
            try {
                return work.get();
            } finally {
                synchronized (this) {
                    readers--;
                    giveBack();
                }
            }
        }

        /// Gives it back, as soon as nobody reads any more what is in it. It is of no use after that.
        @Override
        public synchronized void close() {
            left = true;
            giveBack();
        }

        private void giveBack() {
            if (left && readers == 0) {
                bytes = 0;
                shares.forEach(share -> share.shrink(0));
            }
        }
    }
}
