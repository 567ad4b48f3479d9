package dev.millrace.intake.blob;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Makes small blobs durable together (group commit): what comes while the disk writes is written next, in one
/// go. Their own files are then written, a few by one thread.
///
/// To force each blob's own file and its folder to disk costs two disk writes a blob, which bounds how fast
/// mails can be taken in. So their bytes are appended to a journal, which is forced once for many, and their
/// files are written without. The journal's file goes when all of them are known to be on disk too: some time
/// later, when forcing them costs little since the system has written them by itself. What a crash leaves is
/// settled at the next start.
final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final int QUEUED = 10_000;
    /// In bytes; what is written in one go, at least one blob.
    private static final long GROUP = 16L << 20;

    /// In bytes; with [#MOST_FILES] the most that the journal takes on disk.
    private static final long LARGEST_FILE = 32L << 20;

    private static final int MOST_FILES = 16;

    /// Mails of a batch come a little after one another; to force the first alone to disk would keep the others
    /// waiting.
    private static final int GATHER_MILLIS = 1;

    /// Small files are written faster than a thread is woken up for each.
    private static final int PLACED_TOGETHER = 8;

    private final Path directory;
    private final Duration age;
    private final Places places;
    private final Scheduler placing;
    private final Queue<Waiting> waiting = new LinkedBlockingQueue<>(QUEUED);
    private final AtomicBoolean writing = new AtomicBoolean();
    private final Deque<JournalFile> full = new ConcurrentLinkedDeque<>();
    private final Object settlingLock = new Object();
    private @Nullable JournalFile current;
    private final Scheduler writer = Schedulers.newBoundedElastic(1, QUEUED, "blob-journal", 60, true);
    private final Scheduler settling = Schedulers.newBoundedElastic(1, 16, "blob-settling", 60, true);

    /// Where blobs lie as files of their own.
    interface Places {
        /// Whether a blob's own file is there already. It is durable then: by itself, or by a journal that is kept
        /// until it is.
        boolean isInPlace(Blob blob);

        /// Writes a blob's own file. It may be on disk later only.
        void place(String sha256, ByteBuffer bytes) throws IOException;

        /// Sees to it that a blob's own file is in place, on disk.
        ///
        /// @return whether it was in place before; else somebody may just be putting it there
        boolean settle(String sha256, ByteBuffer bytes) throws IOException;
    }

    /// A blob that is not durable yet, and who waits for that.
    private record Waiting(Blob blob, ByteBuffer bytes, MonoSink<Blob> done) {}

    /// @param age after which blobs' files are expected to be on disk by themselves, and are made sure of
    /// @param placing where blobs' files are written
    Journal(Path directory, Duration age, Places places, Scheduler placing) throws IOException {
        this.directory = Files.createDirectories(directory, OwnerOnly.folder());
        this.age = age;
        this.places = places;
        this.placing = placing;
        takeOverWhatWasLeft();
        settling.schedulePeriodically(this::settle, 0, age.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void takeOverWhatWasLeft() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(path -> path.toString().endsWith(JournalFile.SUFFIX))
                    .toList()) {
                JournalFile.takeOver(file).ifPresent(full::add);
            }
        }
    }

    /// Emits the blob once it would survive a crash and lies in its place.
    Mono<Blob> keep(Blob blob, ByteBuffer bytes) {
        return Mono.create(done -> {
            if (!waiting.offer(new Waiting(blob, bytes, done))) {
                throw new RejectedExecutionException("More than " + QUEUED + " blobs wait for the disk");
            }
            if (writing.compareAndSet(false, true)) {
                writer.schedule(this::write, GATHER_MILLIS, TimeUnit.MILLISECONDS);
            }
        });
    }

    /// Writes all that waits and is not in place yet; what comes from now on makes the next one do so.
    private void write() {
        writing.set(false);
        for (List<Waiting> group = nextGroup(); !group.isEmpty(); group = nextGroup()) {
            List<Waiting> all = group;
            try {
                List<Waiting> fresh = new ArrayList<>();
                List<Waiting> there = new ArrayList<>();
                all.forEach(one -> (places.isInPlace(one.blob()) ? there : fresh).add(one));
                placing(there, one -> one.done().success(one.blob()));
                if (!fresh.isEmpty()) {
                    append(fresh);
                    placing(fresh, this::place);
                }
            } catch (IOException | RuntimeException e) {
                all.forEach(one -> one.done().error(e));
            }
        }
    }

    private void placing(List<Waiting> blobs, Consumer<Waiting> action) {
        for (int at = 0; at < blobs.size(); at += PLACED_TOGETHER) {
            List<Waiting> some = blobs.subList(at, Math.min(blobs.size(), at + PLACED_TOGETHER));
            placing.schedule(() -> some.forEach(action));
        }
    }

    private void place(Waiting one) {
        try {
            places.place(one.blob().sha256(), one.bytes().duplicate());
            one.done().success(one.blob());
        } catch (IOException | RuntimeException e) {
            one.done().error(e);
        }
    }

    private List<Waiting> nextGroup() {
        List<Waiting> group = new ArrayList<>();
        long bytes = 0;
        while (bytes < GROUP) {
            Waiting next = waiting.poll();
            if (next == null) {
                break;
            }
            bytes += next.bytes().remaining();
            group.add(next);
        }
        return group;
    }

    private synchronized void append(List<Waiting> group) throws IOException {
        JournalFile file = writable();
        try {
            for (Waiting one : group) {
                file.append(one.blob().sha256(), one.bytes());
            }
            file.force();
        } catch (IOException e) {
            // What comes behind a blob that was cut would not be found.
            turnOver();
            throw e;
        }
    }

    private JournalFile writable() throws IOException {
        if (current != null && current.size() >= LARGEST_FILE) {
            turnOver();
        }
        JournalFile oldest = full.peek();
        if (oldest != null && full.size() >= MOST_FILES && !settle(oldest)) {
            throw new IOException("The journal of blobs in " + directory + " is full and cannot be settled");
        }
        if (current == null) {
            current = JournalFile.create(directory);
        }
        return current;
    }

    private void turnOver() {
        if (current != null) {
            full.add(current);
            current = null;
        }
    }

    /// Makes sure of all blobs' files that are old enough, and removes their journals.
    void settle() {
        for (JournalFile file : old()) {
            settle(file);
        }
    }

    /// What is full, and has been since the last look at least, or was large enough to be so earlier.
    private synchronized List<JournalFile> old() {
        List<JournalFile> old = List.copyOf(full);
        if (current != null && current.since().isBefore(Instant.now().minus(age))) {
            turnOver();
        }
        return old;
    }

    /// A journal is kept until a look at it finds everything in place.
    ///
    /// @return whether it is gone
    private boolean settle(JournalFile file) {
        synchronized (settlingLock) {
            if (!full.contains(file)) {
                return true;
            }
            try {
                AtomicBoolean complete = new AtomicBoolean(true);
                file.forEach((sha256, bytes) -> {
                    if (!places.settle(sha256, bytes)) {
                        complete.set(false);
                    }
                });
                if (complete.get()) {
                    file.delete();
                    full.remove(file);
                }
                return complete.get();
            } catch (IOException e) {
                LOG.warn("The journal {} of blobs is kept for now: {}", file, e.toString());
                return false;
            }
        }
    }

    /// Leaves all files to the next start.
    @Override
    public synchronized void close() throws IOException {
        settling.dispose();
        writer.dispose();
        turnOver();
        for (JournalFile file : full) {
            file.close();
        }
        full.clear();
    }
}
