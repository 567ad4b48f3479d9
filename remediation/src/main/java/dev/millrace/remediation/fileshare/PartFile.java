package dev.millrace.remediation.fileshare;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A copy on its way to its place, beside it under a name of its own: a copy that was given up goes on to its end,
/// while the next one is made.
record PartFile(Path path) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PartFile.class);
    private static final Pattern NAME = Pattern.compile("\\.restored-(\\d{1,18})-[0-9a-f-]{36}\\.part");
    /// No copy takes so long.
    private static final Duration LEFT_OVER = Duration.ofDays(1);

    /// The beginning is told by the name: a copy has the time of what it is a copy of.
    static PartFile in(Path folder, Instant now) {
        return new PartFile(folder.resolve(".restored-%d-%s.part".formatted(now.toEpochMilli(), UUID.randomUUID())));
    }

    /// Makes the copy, with what belongs to the file. One that was given up meanwhile fails.
    void copyOf(Path file) throws IOException {
        Files.copy(file, path, StandardCopyOption.COPY_ATTRIBUTES);
        goOn();
    }

    /// Puts it in its place, unless nobody waits for it any more.
    void moveTo(Path place) throws IOException {
        goOn();
        Files.move(path, place, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void goOn() throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("the copy was given up");
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }

    /// Removes what programs that died have left in a folder; what it cannot remove stays.
    static void sweep(Path folder, Instant now) {
        try (DirectoryStream<Path> leftOver = Files.newDirectoryStream(folder, entry -> isLeftOver(entry, now))) {
            for (Path entry : leftOver) {
                LOG.info("Removing {}, which was never put in its place", entry);
                Files.deleteIfExists(entry);
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.info("What was never put in its place stays in {}: {}", folder, e.toString());
        }
    }

    private static boolean isLeftOver(Path entry, Instant now) {
        Matcher name = NAME.matcher(Objects.requireNonNull(entry.getFileName()).toString());
        return name.matches()
                && Instant.ofEpochMilli(Long.parseLong(name.group(1)))
                        .plus(LEFT_OVER)
                        .isBefore(now);
    }
}
