package dev.millrace.standalone.up;

import dev.millrace.standalone.files.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The data folder, held by one program at a time.
final class DataFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// Takes the folder; the system gives it back when this process ends, however it ends.
    static DataFolder take(Path folder) throws IOException {
        Path path = folder.toAbsolutePath().normalize();
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new IOException("Expected a folder for --data, found a file: " + path);
        }
        make(path);
        FileChannel channel =
                FileChannel.open(path.resolve("up.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException ours) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new IOException("Another `millrace up` is running on " + path
                    + "; stop it first, or choose another folder with --data");
        }
        return new DataFolder(path, channel);
    }

    private static void make(Path path) throws IOException {
        try {
            PrivateFiles.createDirectories(path);
        } catch (FileSystemException refused) {
            String why = refused.getReason();
            throw new IOException(
                    "The folder %s of --data cannot be made%s".formatted(path, why == null ? "" : ": " + why), refused);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
