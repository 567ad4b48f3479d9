package dev.millrace.intake.email.smtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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

    /// Those that this very program has open, of whichever door. Where a lock belongs to a whole program (POSIX,
    /// `fcntl`), closing any channel on its file gives it up, so none of these is opened twice.
    private static final Set<Path> OPEN_HERE = ConcurrentHashMap.newKeySet();

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
        Path path = shared.toRealPath().resolve(name + RUNNING);
        FileChannel channel =
                FileChannel.open(made.resolve(LOCK), StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        OPEN_HERE.add(path);
        try {
            if (!isLockedNow(channel)) {
                LOG.warn("Nothing can be locked in {}: what this program dies of will not be known", shared);
            }
            return new ProgramFolder(Files.move(made, path), channel);
        } catch (IOException | RuntimeException | Error e) {
            OPEN_HERE.remove(path);
            channel.close();
            throw e;
        }
    }

    /// What is done with a folder.
    interface Heir {
        void takeOver(ProgramFolder ended) throws IOException;
    }

    /// Takes over those of programs that run no more, and removes them. One that cannot be is left to the next start.
    static void eachLeft(Path shared, Heir heir) throws IOException {
        for (Path folder : folders(shared.toRealPath(), RUNNING)) {
            try {
                takeOver(folder, heir);
            } catch (NoSuchFileException removedMeanwhile) {
                // By another that starts at the same time.
            } catch (IOException | UncheckedIOException e) {
                LOG.warn("What a program left in {} stays there: {}", folder, e.toString());
            }
        }
        for (Path folder : folders(shared, BEING_MADE)) {
            removeUnfinished(folder);
        }
    }

    private static void takeOver(Path folder, Heir heir) throws IOException {
        if (!OPEN_HERE.add(folder)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
            if (isLockedNow(channel)) {
                ProgramFolder ended = new ProgramFolder(folder, channel);
                heir.takeOver(ended);
                ended.remove();
            }
        } finally {
            OPEN_HERE.remove(folder);
        }
    }

    /// Nobody takes an hour to make one.
    private static void removeUnfinished(Path folder) {
        try {
            if (Files.getLastModifiedTime(folder)
                    .toInstant()
                    .isBefore(Instant.now().minus(Duration.ofHours(1)))) {
                Files.deleteIfExists(folder.resolve(LOCK));
                Files.deleteIfExists(folder);
            }
        } catch (NoSuchFileException removedMeanwhile) {
            // By another that starts at the same time, or it is finished.
        } catch (IOException e) {
            LOG.warn("The unfinished folder {} stays: {}", folder, e.toString());
        }
    }

    Path path() {
        return path;
    }

    /// Ends as if the program did: what lies in it stays for the next.
    void leave() throws IOException {
        try {
            lock.close();
        } finally {
            OPEN_HERE.remove(path);
        }
    }

    /// Removes it and what lies in it; the lock last, by which others know it.
    void remove() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.filter(file -> !file.endsWith(LOCK)).toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(path.resolve(LOCK));
            Files.deleteIfExists(path);
        } finally {
            leave();
        }
    }

    private static List<Path> folders(Path shared, String state) throws IOException {
        try (Stream<Path> files = Files.list(shared)) {
            return files.filter(file -> file.getFileName().toString().endsWith(state))
                    .toList();
        }
    }

    /// Whether it is locked from now on. Some file systems of the network lock nothing.
    private static boolean isLockedNow(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException | IOException e) {
            LOG.debug("Not locked: {}", e.toString());
            return false;
        }
    }
}
