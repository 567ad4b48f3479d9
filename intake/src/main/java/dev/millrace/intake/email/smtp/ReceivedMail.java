package dev.millrace.intake.email.smtp;

import dev.millrace.intake.email.MailMemory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One mail on its way in, in memory as far as there is room. Used by one thread.
final class ReceivedMail implements AutoCloseable {
    private final MailMemory.Room room;
    private final Duration patience;
    private final List<byte[]> parts = new ArrayList<>();
    private int size;

    /// @param patience how long it waits for room
    ReceivedMail(MailMemory.Room room, Duration patience) {
        this.room = room;
        this.patience = patience;
    }

    /// Keeps bytes.
    ///
    /// @return false where there is no room, also not after a while; then nothing was kept
    boolean add(byte[] bytes, int length) throws InterruptedException {
        if (!room.grow(length, patience)) {
            return false;
        }
        byte[] part = new byte[length];
        System.arraycopy(bytes, 0, part, 0, length);
        parts.add(part);
        size += length;
        return true;
    }

    int size() {
        return size;
    }

    /// What it takes of the memory for mails.
    MailMemory.Room room() {
        return room;
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
        room.close();
        size = 0;
    }
}
