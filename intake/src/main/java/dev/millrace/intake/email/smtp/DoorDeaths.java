package dev.millrace.intake.email.smtp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Of which mails at the door the program died, or had no memory for them: their servers bring them again, and again it
/// would die. What is being read is noted in a file of its own, which the next start finds. What was being read
/// together is read alone from then on, so that it is known which of it is deadly.
///
/// Several programs may share the folder, as they share the blob store: each notes what it reads in a folder of its
/// own, and what is known of a mail holds for all.
final class DoorDeaths {
    private static final Logger LOG = LoggerFactory.getLogger(DoorDeaths.class);
    private static final String READING = ".reading";
    private static final String SUSPECT = ".suspect";
    /// Servers give a mail up after five days (RFC 5321, section 4.5.4.1).
    private static final Duration FORGOTTEN = Duration.ofDays(30);

    private static final int ALL = Integer.MAX_VALUE;

    private final Path folder;
    private final Duration patience;
    /// What this program is reading; null until that can be noted.
    private @Nullable ProgramFolder own;
    /// Whoever reads a suspect has all of it.
    private final Semaphore turns = new Semaphore(ALL, true);

    /// Finds what programs left that have ended.
    ///
    /// @param folder of notes; made when it is missing
    /// @param patience how long a mail waits where another must be read alone
    DoorDeaths(Path folder, Duration patience) {
        this.folder = folder;
        this.patience = patience;
        try {
            own();
        } catch (IOException e) {
            LOG.warn("It cannot be noted in {} which mails are being read: {}", folder, e.toString());
        }
    }

    private synchronized ProgramFolder own() throws IOException {
        if (own == null) {
            Files.createDirectories(folder);
            own = ProgramFolder.make(folder);
            learnWhatWasLeft();
        }
        return own;
    }

    /// What cannot be learned is left to the next start: mails are read without it.
    private void learnWhatWasLeft() {
        try {
            takeOver(folder);
            forgetOldSuspects();
            ProgramFolder.eachLeft(folder, ended -> takeOver(ended.path()));
        } catch (IOException e) {
            LOG.warn("It is not known which mails were being read when a program ended: {}", e.toString());
        }
    }

    private void forgetOldSuspects() throws IOException {
        for (Path suspect : notes(folder, SUSPECT)) {
            if (Files.getLastModifiedTime(suspect)
                    .toInstant()
                    .isBefore(Instant.now().minus(FORGOTTEN))) {
                delete(suspect);
            }
        }
    }

    /// Notes may also lie in the shared folder, from when no program had one of its own.
    ///
    /// Killed within this it does it again, and counts one death too many at most.
    private void takeOver(Path ended) throws IOException {
        List<Path> left = notes(ended, READING);
        for (Path note : left) {
            String name = note.getFileName().toString().replace(READING, "");
            suspect(name, count(note) + (left.size() == 1 ? 1 : 0));
            LOG.warn("Mail {} was being read when the program ended, and is read alone", name);
        }
        left.forEach(DoorDeaths::delete);
    }

    /// Notes nothing more. What is being read counts as what the program died of.
    synchronized void leave() {
        try {
            if (own != null) {
                if (notes(own.path(), READING).isEmpty()) {
                    own.remove();
                } else {
                    own.leave();
                }
                own = null;
            }
        } catch (IOException e) {
            LOG.warn("The folder of notes {} is left locked: {}", folder, e.toString());
        }
    }

    /// A mail that is being read.
    interface Reading extends AutoCloseable {
        /// It was read, and the program did not die.
        @Override
        void close();
    }

    /// How often the program died of it, or had no memory for it.
    int of(String sha256) {
        try {
            return isSuspect(sha256) ? count(suspectNote(sha256)) : 0;
        } catch (IOException e) {
            LOG.warn("What is held against mail {} cannot be read: {}", sha256, e.toString());
            return 0;
        }
    }

    /// Notes that it is being read from now on.
    ///
    /// @throws IOException where that cannot be noted, or another is read alone; then it is not to be read
    Reading begin(String sha256) throws IOException, InterruptedException {
        int turn = isSuspect(sha256) ? ALL : 1;
        if (!turns.tryAcquire(turn, patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException("a mail of which the program may have died is read alone");
        }
        Path note;
        try {
            note = own().path().resolve(sha256 + READING);
            write(note, of(sha256));
        } catch (IOException e) {
            turns.release(turn);
            throw new IOException("it cannot be noted which mail is being read: " + e, e);
        }
        AtomicBoolean open = new AtomicBoolean(true);
        return () -> {
            if (open.getAndSet(false)) {
                delete(note);
                turns.release(turn);
            }
        };
    }

    /// There was no memory to read it. Whether that was its own doing is known only where it was alone.
    void ranOutOfMemory(String sha256) throws IOException {
        suspect(sha256, isSuspect(sha256) ? of(sha256) + 1 : 0);
    }

    /// It is taken.
    void forget(String sha256) {
        if (isSuspect(sha256)) {
            delete(suspectNote(sha256));
        }
    }

    private boolean isSuspect(String sha256) {
        return Files.exists(suspectNote(sha256));
    }

    private void suspect(String sha256, int deaths) throws IOException {
        write(suspectNote(sha256), deaths);
    }

    private Path suspectNote(String sha256) {
        return folder.resolve(sha256 + SUSPECT);
    }

    private static void write(Path note, int deaths) throws IOException {
        Files.writeString(note, Integer.toString(deaths));
    }

    private static void delete(Path note) {
        try {
            Files.deleteIfExists(note);
        } catch (IOException e) {
            LOG.warn("The note {} is left: {}", note, e.toString());
        }
    }

    /// A note that was not finished counts as none.
    private static int count(Path note) throws IOException {
        String noted = Files.readString(note);
        return noted.matches("\\d{1,9}") ? Integer.parseInt(noted) : 0;
    }

    private static List<Path> notes(Path folder, String state) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(state))
                    .toList();
        }
    }
}
