package dev.millrace.intake.email.smtp;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A folder of one running program within one that several share. A lock tells that it runs: the system gives it back
/// however the program ends, and whoever starts next finds what was left.
final class ProgramFolder {
    private static final String RUNNING = ".program";
    private static final String BEING_MADE = ".new";
    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel lock;

    private ProgramFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /// Makes one for this program. Others see it only once it is locked.
    static ProgramFolder make(Path shared) throws IOException {
        String name = UUID.randomUUID().toString();
        Path made = Files.createDirectories(shared.resolve(name + BEING_MADE));
        FileChannel channel = locked(made, StandardOpenOption.CREATE_NEW);
        if (channel == null) {
            throw new IOException("nothing can be locked in " + shared);
        }
        return new ProgramFolder(Files.move(made, shared.resolve(name + RUNNING)), channel);
    }

    /// Those of programs that run no more, for this program alone: each to be removed.
    static List<ProgramFolder> left(Path shared) throws IOException {
        List<ProgramFolder> found = new ArrayList<>();
        for (Path folder : folders(shared)) {
            try {
                FileChannel channel = locked(folder, StandardOpenOption.WRITE);
                if (channel != null) {
                    found.add(new ProgramFolder(folder, channel));
                }
            } catch (NoSuchFileException removedMeanwhile) {
                // By another that starts at the same time.
            }
        }
        return found;
    }

    Path path() {
        return path;
    }

    /// Ends as if the program did: what lies in it stays for the next.
    void leave() throws IOException {
        lock.close();
    }

    /// Removes it and what lies in it.
    void remove() throws IOException {
        try (lock;
                Stream<Path> files = Files.list(path)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(path);
        }
    }

    private static List<Path> folders(Path shared) throws IOException {
        try (Stream<Path> files = Files.list(shared)) {
            return files.filter(file -> file.getFileName().toString().endsWith(RUNNING))
                    .toList();
        }
    }

    /// @return null where another has locked it
    private static @Nullable FileChannel locked(Path folder, StandardOpenOption how) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE, how);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException within) {
            // Another door of this very program.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return null;
    }
}
