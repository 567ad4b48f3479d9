package dev.millrace.intake.email.smtp;

import dev.millrace.intake.blob.BlobStore;
import dev.millrace.intake.email.MailMemory;
import dev.millrace.intake.email.MailTaker;
import dev.millrace.intake.email.content.RawMail;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One mail on its way in, in memory as far as there is room, or, once it is large, in the blob store: there once for
/// each header that it is to have. Used by one thread.
final class ReceivedMail implements AutoCloseable {
    private final MailMemory.Room room;
    private final Duration patience;
    private final MailTaker taker;
    private final List<byte[]> headers;
    private final List<byte[]> parts = new ArrayList<>();
    /// One for each header, where it is large.
    private final List<BlobStore.Writing> copies = new ArrayList<>();
    private int size;

    /// @param patience how long it waits for room
    /// @param headers what is to stand above it, for each mailbox
    ReceivedMail(MailMemory.Room room, Duration patience, MailTaker taker, List<byte[]> headers) {
        this.room = room;
        this.patience = patience;
        this.taker = taker;
        this.headers = headers;
    }

    /// Keeps bytes.
    ///
    /// @return false where there is no room, also not after a while; then nothing was kept
    /// @throws IOException where the blob store does not keep them
    boolean add(byte[] bytes, int length) throws InterruptedException, IOException {
        if (!room.grow(length, patience)) {
            return false;
        }
        if (copies.isEmpty() && size + length > RawMail.LARGE) {
            moveToDisk();
        }
        if (copies.isEmpty()) {
            byte[] part = new byte[length];
            System.arraycopy(bytes, 0, part, 0, length);
            parts.add(part);
        } else {
            write(ByteBuffer.wrap(bytes, 0, length));
        }
        size += length;
        return true;
    }

    private void moveToDisk() throws IOException {
        for (byte[] header : headers) {
            BlobStore.Writing copy = taker.keep();
            copies.add(copy);
            copy.write(ByteBuffer.wrap(header));
        }
        for (byte[] part : parts) {
            write(ByteBuffer.wrap(part));
        }
        parts.clear();
    }

    private void write(ByteBuffer bytes) throws IOException {
        for (BlobStore.Writing copy : copies) {
            copy.write(bytes.duplicate());
        }
    }

    int size() {
        return size;
    }

    /// What it takes of the memory for mails.
    MailMemory.Room room() {
        return room;
    }

    /// The whole mail behind one of its headers. Asked for once each.
    ///
    /// @param header its number
    /// @throws IOException where the blob store does not keep it
    RawMail behind(int header) throws IOException {
        return copies.isEmpty()
                ? RawMail.of(inMemory(headers.get(header)))
                : RawMail.of(copies.get(header).finish());
    }

    private byte[] inMemory(byte[] header) {
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
        copies.forEach(BlobStore.Writing::close);
        copies.clear();
        parts.clear();
        room.close();
        size = 0;
    }
}
