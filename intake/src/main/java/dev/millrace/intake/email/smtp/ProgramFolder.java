package dev.millrace.intake.email.smtp;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A folder of one running program within one that several share. A lock tells that it runs: the system gives it back
/// however the program ends, and whoever starts next finds what was left.
final class ProgramFolder {
    private static final Logger LOG = LoggerFactory.getLogger(ProgramFolder.class);
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
        FileChannel channel =
                FileChannel.open(made.resolve(LOCK), StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        if (!isLockedNow(channel)) {
            LOG.warn("Nothing can be locked in {}: what this program dies of will not be known", shared);
        }
        return new ProgramFolder(Files.move(made, shared.resolve(name + RUNNING)), channel);
    }

    /// Those of programs that run no more, for this program alone: each to be removed.
    static List<ProgramFolder> left(Path shared) throws IOException {
        List<ProgramFolder> found = new ArrayList<>();
        for (Path folder : folders(shared)) {
            try {
                FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
                if (isLockedNow(channel)) {
                    found.add(new ProgramFolder(folder, channel));
                } else {
                    channel.close();
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

    /// Whether it is locked from now on. Some file systems of the network lock nothing.
    private static boolean isLockedNow(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException within) {
            // Another door of this very program has it.
            return false;
        } catch (IOException e) {
            LOG.debug("Not locked: {}", e.toString());
            return false;
        }
    }
}
