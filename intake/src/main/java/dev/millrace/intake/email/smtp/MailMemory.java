package dev.millrace.intake.email.smtp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Bounds what all sessions together hold of mails in memory.
final class MailMemory {
    static final int CHUNK = 64 * 1024;
    /// What was received, and what is made of it for the recipient whose turn it is.
    private static final int COPIES = 2;

    private final Duration patience;
    private final Semaphore chunks;

    /// @param bytes that may be held at a time
    /// @param patience how long a mail waits for room
    MailMemory(long bytes, Duration patience) {
        this.patience = patience;
        this.chunks = new Semaphore(Math.toIntExact(Math.max(COPIES, bytes / CHUNK)), true);
    }

    /// Room for one mail, which grows with it.
    Held hold() {
        return new Held();
    }

    /// One mail in memory. Used by one thread.
    final class Held implements AutoCloseable {
        private final List<byte[]> parts = new ArrayList<>();
        private int size;
        private int permits;

        /// Keeps bytes, of which there are [#CHUNK] at most.
        ///
        /// @return false where there is no room, also not after a while; then nothing was kept
        boolean add(byte[] bytes, int length) throws InterruptedException {
            int needed = chunksOf(size + length) * COPIES - permits;
            if (needed > 0) {
                if (!chunks.tryAcquire(needed, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    return false;
                }
                permits += needed;
            }
            byte[] part = new byte[length];
            System.arraycopy(bytes, 0, part, 0, length);
            parts.add(part);
            size += length;
            return true;
        }

        private static int chunksOf(int bytes) {
            return (bytes + CHUNK - 1) / CHUNK;
        }

        int size() {
            return size;
        }

        /// The whole mail behind a header of its own.
        byte[] behind(byte[] header) {
            byte[] whole = new byte[header.length + size];
            System.arraycopy(header, 0, whole, 0, header.length);
            int position = header.length;
            for (byte[] part : parts) {
                System.arraycopy(part, 0, whole, position, part.length);
                position += part.length;
            }
            return whole;
        }

        /// Forgets the mail.
        @Override
        public void close() {
            parts.clear();
            chunks.release(permits);
            permits = 0;
            size = 0;
        }
    }
}
