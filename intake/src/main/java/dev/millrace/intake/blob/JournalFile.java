package dev.millrace.intake.blob;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Blobs one after the other in a file: hash, length, bytes. Locked by the process that uses it, so that no
/// other takes it for one that a crash has left.
final class JournalFile implements AutoCloseable {
    static final String SUFFIX = ".journal";
    private static final int HASH = 32;
    private static final int HEADER = HASH + Integer.BYTES;

    private final Path path;
    private final FileChannel channel;
    private final Instant since;

    private JournalFile(Path path, FileChannel channel, Instant since) {
        this.path = path;
        this.channel = channel;
        this.since = since;
    }

    /// Something to do with each blob.
    @FunctionalInterface
    interface Visitor {
        void visit(String sha256, ByteBuffer bytes) throws IOException;
    }

    /// Begins one, whose name is on disk.
    static JournalFile create(Path directory) throws IOException {
        Path path = directory.resolve(UUID.randomUUID() + SUFFIX);
        FileChannel channel = FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                OwnerOnly.file());
        channel.lock();
        Upload.syncFolder(directory);
        return new JournalFile(path, channel, Instant.now());
    }

    /// Takes over one that was left.
    ///
    /// @return empty when somebody still uses it, or has settled it
    static Optional<JournalFile> takeOver(Path path) throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (isFree(channel)) {
            return Optional.of(new JournalFile(path, channel, Instant.EPOCH));
        }
        channel.close();
        return Optional.empty();
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException ofThisProcess) {
            return false;
        }
    }

    /// When it was begun.
    Instant since() {
        return since;
    }

    long size() throws IOException {
        return channel.position();
    }

    /// Adds a blob, which is durable after the next [#force].
    void append(String sha256, ByteBuffer bytes) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER)
                .put(HexFormat.of().parseHex(sha256))
                .putInt(bytes.remaining())
                .flip();
        ByteBuffer[] both = {header, bytes.duplicate()};
        while (both[0].hasRemaining() || both[1].hasRemaining()) {
            channel.write(both);
        }
    }

    void force() throws IOException {
        channel.force(false);
    }

    /// All whole blobs. Behind the first that a crash has cut nobody was told of any.
    void forEach(Visitor visitor) throws IOException {
        long position = 0;
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        while (fill(header.clear(), position)) {
            byte[] hash = Arrays.copyOf(header.array(), HASH);
            int length = header.getInt(HASH);
            if (length < 0 || length > channel.size() - position - HEADER) {
                return;
            }
            ByteBuffer bytes = ByteBuffer.allocate(length);
            if (!fill(bytes, position + HEADER)
                    || !Arrays.equals(hash, Upload.sha256().digest(bytes.array()))) {
                return;
            }
            visitor.visit(HexFormat.of().formatHex(hash), bytes.flip());
            position += HEADER + length;
        }
    }

    private boolean fill(ByteBuffer buffer, long from) throws IOException {
        long position = from;
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, position);
            if (read < 0) {
                return false;
            }
            position += read;
        }
        return true;
    }

    /// Removes it, once each of its blobs is on disk elsewhere.
    void delete() throws IOException {
        Files.deleteIfExists(path);
        close();
    }

    /// Leaves it to whoever comes next.
    @Override
    public void close() throws IOException {
        channel.close();
    }

    @Override
    public String toString() {
        return Objects.toString(path.getFileName());
    }
}
