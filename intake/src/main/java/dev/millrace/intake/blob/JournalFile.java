package dev.millrace.intake.blob;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Blobs one after the other in a file: hash, length, bytes. Locked by the process that uses it, so that no
/// other takes it for one that a crash has left.
final class JournalFile implements AutoCloseable {
    static final String SUFFIX = ".journal";

    private final Path path;
    private final FileChannel channel;
    private final JournalReader reader;
    private int blobs;

    private JournalFile(Path path, FileChannel channel, JournalReader reader) {
        this.path = path;
        this.channel = channel;
        this.reader = reader;
    }

    /// Begins one, whose name is on disk.
    static JournalFile create(Path directory) throws IOException {
        Path path = directory.resolve(UUID.randomUUID() + SUFFIX);
        FileChannel channel = FileChannel.open(
                path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnerOnly.file());
        try {
            Optional<JournalReader> reader = isLockedNow(channel) ? JournalReader.open(path) : Optional.empty();
            if (reader.isPresent()) {
                Upload.syncFolder(directory);
                return new JournalFile(path, channel, reader.get());
            }
        } catch (IOException | RuntimeException e) {
            channel.close();
            Files.deleteIfExists(path);
            throw e;
        }
        // Whoever looks for those that were left may have taken it for one before it was locked, and removes it.
        channel.close();
        return create(directory);
    }

    /// Takes over one that was left.
    ///
    /// @return empty when somebody still uses it, or has settled it
    static Optional<JournalFile> takeOver(Path path) throws IOException {
        Optional<FileChannel> channel = locked(path);
        if (channel.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<JournalReader> reader = JournalReader.open(path);
            if (reader.isPresent()) {
                return reader.map(opened -> new JournalFile(path, channel.get(), opened));
            }
        } catch (IOException e) {
            channel.get().close();
            throw e;
        }
        channel.get().close();
        return Optional.empty();
    }

    private static Optional<FileChannel> locked(Path path) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(path, StandardOpenOption.WRITE);
        } catch (NoSuchFileException settled) {
            return Optional.empty();
        }
        try {
            if (isLockedNow(channel)) {
                return Optional.of(channel);
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    private static boolean isLockedNow(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException ofThisProcess) {
            return false;
        }
    }

    Path path() {
        return path;
    }

    long size() throws IOException {
        return channel.position();
    }

    /// How many were added.
    int blobs() {
        return blobs;
    }

    /// Adds a blob, which is durable after the next [#force].
    ///
    /// @return where its bytes begin
    long append(String sha256, ByteBuffer bytes) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(JournalReader.HEADER)
                .put(HexFormat.of().parseHex(sha256))
                .putInt(bytes.remaining())
                .flip();
        ByteBuffer[] both = {header, bytes.duplicate()};
        long position = channel.position() + JournalReader.HEADER;
        while (both[0].hasRemaining() || both[1].hasRemaining()) {
            channel.write(both);
        }
        blobs++;
        return position;
    }

    void force() throws IOException {
        channel.force(false);
    }

    /// What was added, and is there until this is closed.
    JournalReader reader() {
        return reader;
    }

    /// Removes it, once each of its blobs is on disk elsewhere.
    void delete() throws IOException {
        Files.deleteIfExists(path);
        close();
    }

    /// Leaves it to whoever comes next.
    @Override
    public void close() throws IOException {
        reader.close();
        channel.close();
    }

    @Override
    public String toString() {
        return Objects.toString(path.getFileName());
    }
}
