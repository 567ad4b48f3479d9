package dev.millrace.intake.email.smtp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Of which mails at the door the program died, or had no memory for them: their servers bring them again, and again it
/// would die. What is being read is noted in a file of its own, which the next start finds. What was being read
/// together is read alone from then on, so that it is known which of it is deadly.
final class DoorDeaths {
    private static final Logger LOG = LoggerFactory.getLogger(DoorDeaths.class);
    private static final String READING = ".reading";
    private static final String SUSPECT = ".suspect";
    /// Servers give a mail up after five days (RFC 5321, section 4.5.4.1).
    private static final Duration FORGOTTEN = Duration.ofDays(30);

    private static final int ALL = Integer.MAX_VALUE;

    private final Path folder;
    private final Duration patience;
    /// How often the program died of each, or had no memory for it, while it was read alone.
    private final Map<String, Integer> suspects = new ConcurrentHashMap<>();
    /// Whoever reads a suspect has all of it.
    private final Semaphore turns = new Semaphore(ALL, true);

    /// Finds what the last program left.
    ///
    /// @param folder of notes; made when it is missing
    /// @param patience how long a mail waits where another must be read alone
    DoorDeaths(Path folder, Duration patience) {
        this.folder = folder;
        this.patience = patience;
        try {
            Files.createDirectories(folder);
            List<String> left = names(READING);
            for (String name : left) {
                suspect(name, count(name, READING) + (left.size() == 1 ? 1 : 0));
                Files.deleteIfExists(file(name, READING));
                LOG.warn("Mail {} was being read when the program ended, and is read alone", name);
            }
            for (String name : names(SUSPECT)) {
                if (Files.getLastModifiedTime(file(name, SUSPECT))
                        .toInstant()
                        .isBefore(Instant.now().minus(FORGOTTEN))) {
                    Files.delete(file(name, SUSPECT));
                } else {
                    suspects.put(name, count(name, SUSPECT));
                }
            }
        } catch (IOException e) {
            LOG.warn("The notes of mails that were being read {} cannot be read: {}", folder, e.toString());
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
        return suspects.getOrDefault(sha256, 0);
    }

    /// Notes that it is being read from now on.
    ///
    /// @throws IOException where that cannot be noted, or another is read alone; then it is not to be read
    Reading begin(String sha256) throws IOException, InterruptedException {
        int turn = suspects.containsKey(sha256) ? ALL : 1;
        if (!turns.tryAcquire(turn, patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException("a mail of which the program may have died is read alone");
        }
        try {
            write(sha256, READING, of(sha256));
        } catch (IOException e) {
            turns.release(turn);
            throw new IOException("it cannot be noted which mail is being read: " + e, e);
        }
        AtomicBoolean open = new AtomicBoolean(true);
        return () -> {
            if (open.getAndSet(false)) {
                delete(sha256, READING);
                turns.release(turn);
            }
        };
    }

    /// There was no memory to read it. Whether that was its own doing is known only where it was alone.
    void ranOutOfMemory(String sha256) throws IOException {
        suspect(sha256, suspects.containsKey(sha256) ? of(sha256) + 1 : 0);
    }

    /// It is taken.
    void forget(String sha256) {
        if (suspects.remove(sha256) != null) {
            delete(sha256, SUSPECT);
        }
    }

    private void suspect(String name, int deaths) throws IOException {
        suspects.put(name, deaths);
        write(name, SUSPECT, deaths);
    }

    private void write(String name, String state, int deaths) throws IOException {
        Files.writeString(file(name, state), Integer.toString(deaths));
    }

    private void delete(String name, String state) {
        try {
            Files.deleteIfExists(file(name, state));
        } catch (IOException e) {
            LOG.warn("The note {} is left: {}", file(name, state), e.toString());
        }
    }

    /// A note that was not finished counts as none.
    private int count(String name, String state) throws IOException {
        String noted = Files.readString(file(name, state));
        return noted.matches("\\d{1,9}") ? Integer.parseInt(noted) : 0;
    }

    private List<String> names(String state) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(state))
                    .map(name -> name.substring(0, name.length() - state.length()))
                    .toList();
        }
    }

    private Path file(String name, String state) {
        return folder.resolve(name + state);
    }
}
