package dev.millrace.topology.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/// The state stores on this machine's disk, and whether they can be trusted.
///
/// With exactly-once a crash makes them worthless until KIP-892: they may hold what was never committed. Kafka Streams
/// notices and starts over task by task, and once in a while it does not come out of that. Stores that were not closed
/// cleanly are removed before it looks, so that they are simply restored. Whoever removes them holds the folder: a
/// second process that is given the same one by mistake must not take them from under the first.
final class LocalState {
    private static final Logger LOG = LoggerFactory.getLogger(LocalState.class);
    private static final String MARK = "closed-cleanly";
    private static final String HELD = "in-use";
    private static final String TASK = "\\d+_\\d+";

    private final Path directory;
    private final Path mark;
    private final Path application;
    /// Whose lock ends with the process at the latest.
    private @Nullable FileChannel held;

    /// @param directory of all state
    /// @param applicationId names the folder within it that is Kafka Streams' own
    LocalState(Path directory, String applicationId) {
        this.directory = directory;
        this.mark = directory.resolve(MARK);
        this.application = directory.resolve(applicationId);
    }

    /// Makes the stores this process's, and removes them unless they were closed cleanly.
    ///
    /// @throws IllegalStateException where they are another's
    void prepare() {
        try {
            held = hold();
        } catch (IOException e) {
            throw new UncheckedIOException("The state in " + directory + " cannot be taken", e);
        }
        removeUnclean();
    }

    /// Removes stores that were not closed cleanly, also before a stream of this process is started again.
    void removeUnclean() {
        try {
            if (!Files.exists(mark) && Files.isDirectory(application)) {
                for (Path task : tasks()) {
                    FileSystemUtils.deleteRecursively(task);
                }
                LOG.info("State was not closed cleanly and is restored");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The state in " + directory + " cannot be removed", e);
        }
    }

    /// From now on the stores count as open. A program that ends before it has opened them leaves them as they were.
    void open() {
        try {
            Files.deleteIfExists(mark);
        } catch (IOException e) {
            throw new UncheckedIOException("The state in " + directory + " cannot be noted as open", e);
        }
    }

    private FileChannel hold() throws IOException {
        Files.createDirectories(directory);
        FileChannel channel =
                FileChannel.open(directory.resolve(HELD), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isLocked(channel)) {
            return channel;
        }
        channel.close();
        throw new IllegalStateException(
                "The state in %s is another process's: each needs a folder of its own (millrace.stream.state-directory)"
                        .formatted(directory));
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException ofThisProcess) {
            return false;
        }
    }

    /// Notes that the stores were closed cleanly, and lets go of them.
    void closed() {
        try (var _ = held) {
            Files.createDirectories(application);
            Files.writeString(mark, "");
        } catch (IOException e) {
            LOG.warn("The next start restores all state, for this one's end could not be noted: {}", e.toString());
        }
    }

    /// Lets go of the stores of a stream that has ended otherwise; who takes them next removes them.
    void letGo() {
        try (var _ = held) {
            LOG.info("The next start restores all state");
        } catch (IOException e) {
            LOG.warn("The state in {} could not be let go: {}", directory, e.toString());
        }
    }

    /// Only the tasks: beside them lies the process's own id, by which its open transaction is ended at once.
    private List<Path> tasks() throws IOException {
        try (Stream<Path> children = Files.list(application)) {
            return children.filter(child -> child.getFileName().toString().matches(TASK))
                    .toList();
        }
    }
}
