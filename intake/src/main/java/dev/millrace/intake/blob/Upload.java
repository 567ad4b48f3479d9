package dev.millrace.intake.blob;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;

/// One blob on its way into the store: a file beside its place that moves there when it is whole, and on disk unless
/// a journal has its bytes there.
final class Upload {
    /// Tells the uploads of programs that share a store apart.
    private static final UUID PROCESS = UUID.randomUUID();

    private static final AtomicLong NUMBER = new AtomicLong();
    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    private static final String SUFFIX = ".part";

    /// No upload takes so long.
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Path file;
    private final FileChannel channel;
    private final MessageDigest digest = sha256();
    private long size;

    private Upload(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static Upload begin(Path directory) throws IOException {
        Path file = directory.resolve(PROCESS + "-" + NUMBER.incrementAndGet() + SUFFIX);
        return new Upload(file, FileChannel.open(file, NEW, OwnerOnly.file()));
    }

    /// Removes what a killed process has left. Others may be uploading to the same folder.
    static void clear(Path directory) throws IOException {
        Instant left = Instant.now().minus(ABANDONED);
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(left)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    void write(ByteBuffer bytes) {
        try {
            size += bytes.remaining();
            digest.update(bytes.duplicate());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Moves it to its place, on disk.
    Blob finish(Function<String, Path> placeOf) throws IOException {
        String name = HexFormat.of().formatHex(digest.digest());
        Path place = placeOf.apply(name);
        if (!Files.exists(place) || Files.size(place) != size) {
            channel.force(true);
            moveTo(place);
        }
        // Also where it is there: whoever moved it may have been killed before this.
        syncFolder(folderOf(place));
        return new Blob(name, size);
    }

    /// Puts bytes of which a journal knows into their place. They may be on disk later only.
    static void place(Path uploads, ByteBuffer bytes, Path place) throws IOException {
        Upload upload = begin(uploads);
        try {
            while (bytes.hasRemaining()) {
                upload.channel.write(bytes);
            }
            upload.channel.close();
            upload.moveTo(place);
        } catch (IOException | RuntimeException e) {
            upload.discard();
            throw e;
        }
    }

    /// Forces a file that is in its place to disk, if it is not there yet.
    static void force(Path place) throws IOException {
        try (FileChannel opened = FileChannel.open(place, StandardOpenOption.WRITE)) {
            opened.force(true);
        }
        syncFolder(folderOf(place));
    }

    private void moveTo(Path place) throws IOException {
        try {
            Files.move(file, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException folderTakenAway) {
            Files.createDirectories(folderOf(place), OwnerOnly.folder());
            syncFolder(folderOf(folderOf(place)));
            Files.move(file, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path folderOf(Path place) {
        return Objects.requireNonNull(place.getParent(), "A blob lies in a folder");
    }

    void discard() {
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A rename is on disk once its folder is; not every system lets a folder be opened for that.
    static void syncFolder(Path folder) {
        try (FileChannel opened = FileChannel.open(folder, StandardOpenOption.READ)) {
            opened.force(true);
        } catch (IOException notOfferedHere) {
            // Not every file system offers it; the bytes themselves are on disk.
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
