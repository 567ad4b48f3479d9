package dev.millrace.intake.blob;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a journal's file, which may be written to meanwhile. For use by many threads at once; once it is closed no
/// blob is found.
///
/// Not by a channel: who is interrupted while reading from one closes it, and with it the locks that the process holds
/// on the file.
final class JournalReader implements AutoCloseable {
    static final int HASH = 32;
    static final int HEADER = HASH + Integer.BYTES;

    private final RandomAccessFile file;
    private boolean closed;

    private JournalReader(RandomAccessFile file) {
        this.file = file;
    }

    /// Something to do with each blob.
    @FunctionalInterface
    interface Visitor {
        void visit(String sha256, ByteBuffer bytes) throws IOException;
    }

    /// Begins to read one.
    ///
    /// @return empty where there is no such file any more
    static Optional<JournalReader> open(Path path) throws FileNotFoundException {
        try {
            return Optional.of(new JournalReader(new RandomAccessFile(path.toFile(), "r")));
        } catch (FileNotFoundException e) {
            // So it is called, too, where too many files are open.
            if (Files.exists(path)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /// The bytes of a blob.
    ///
    /// @param position where they begin
    /// @return null where it is closed
    @Nullable
    ByteBuffer read(long position, int length) throws IOException {
        byte[] bytes = new byte[length];
        return fill(bytes, position) ? ByteBuffer.wrap(bytes) : null;
    }

    /// Looks for a whole blob.
    ///
    /// @return null where there is none
    @Nullable
    ByteBuffer find(String sha256) throws IOException {
        byte[] wanted = HexFormat.of().parseHex(sha256);
        byte[] header = new byte[HEADER];
        long position = 0;
        while (fill(header, position) && length(header) >= 0) {
            if (Arrays.equals(wanted, hash(header))) {
                return whole(header, position);
            }
            position += HEADER + length(header);
        }
        return null;
    }

    /// All whole blobs.
    ///
    /// @return how many there were
    /// @throws ClosedChannelException where it is closed before the end was seen
    int forEach(Visitor visitor) throws IOException {
        byte[] header = new byte[HEADER];
        long position = 0;
        int count = 0;
        while (fill(header, position) && length(header) >= 0) {
            ByteBuffer bytes = whole(header, position);
            if (bytes != null) {
                visitor.visit(HexFormat.of().formatHex(hash(header)), bytes);
                count++;
            }
            position += HEADER + length(header);
        }
        if (isClosed()) {
            throw new ClosedChannelException();
        }
        return count;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private @Nullable ByteBuffer whole(byte[] header, long position) throws IOException {
        if (length(header) > length() - position - HEADER) {
            return null;
        }
        byte[] bytes = new byte[length(header)];
        return fill(bytes, position + HEADER) && Arrays.equals(Upload.sha256().digest(bytes), hash(header))
                ? ByteBuffer.wrap(bytes)
                : null;
    }

    private static byte[] hash(byte[] header) {
        return Arrays.copyOf(header, HASH);
    }

    private static int length(byte[] header) {
        return ByteBuffer.wrap(header).getInt(HASH);
    }

    private synchronized long length() throws IOException {
        return closed ? 0 : file.length();
    }

    /// @return whether there were as many bytes; there are none once the file is closed
    private synchronized boolean fill(byte[] bytes, long position) throws IOException {
        if (closed || position + bytes.length > file.length()) {
            return false;
        }
        file.seek(position);
        file.readFully(bytes);
        return true;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        file.close();
    }
}
