package dev.millrace.intake.blob;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Makes small blobs durable together (group commit, with a later checkpoint as databases have it): what comes while
/// the disk writes is written next, in one go.
///
/// To make a file of its own for each blob, and to force it and its folder to disk, bounds how fast mails can be
/// taken in. So their bytes are appended to a journal, which is forced once for many, and found there. Looks
/// at what is old enough do the rest, a burst later: the first writes the blobs' own files, the next one forces them
/// to disk, which costs little by then since the system has written them by itself, and removes the journal's file.
/// What a program leaves that has ended, others that share the store do the rest of, or its next start.
final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final int QUEUED = 10_000;
    /// In bytes; what is written in one go, at least one blob.
    private static final long GROUP = 16L << 20;

    /// In bytes; with [#MOST_FILES] the most that the journal takes on disk.
    private static final long LARGEST_FILE = 32L << 20;
    /// With [#MOST_FILES] what bounds the index: some twenty megabytes, should so many ever wait.
    private static final int MOST_BLOBS = 8_192;

    private static final int MOST_FILES = 16;

    /// Mails of a batch come a little after one another; to force the first alone to disk would keep the others
    /// waiting.
    private static final int GATHER_MILLIS = 1;

    /// What follows on a blob is done on another thread than the one that writes, which costs less for some at once.
    private static final int TOLD_TOGETHER = 8;

    private final Path directory;
    private final Places places;
    private final Scheduler telling;
    /// Where the blobs of this process lie in its journals, as long as these are there.
    private final Map<String, Entry> index = new ConcurrentHashMap<>();
    private final Queue<Waiting> waiting = new LinkedBlockingQueue<>(QUEUED);
    private final AtomicBoolean writing = new AtomicBoolean();
    private final Deque<JournalFile> full = new ConcurrentLinkedDeque<>();
    private final Object settlingLock = new Object();
    private @Nullable JournalFile current;
    private @Nullable JournalFile currentAtLastLook;
    private final Scheduler writer = Schedulers.newBoundedElastic(1, QUEUED, "blob-journal", 60, true);
    private final Scheduler settling = Schedulers.newBoundedElastic(1, 16, "blob-settling", 60, true);

    /// Where blobs lie as files of their own.
    interface Places {
        /// Whether a blob's own file is there already. It is durable then: by itself, or by a journal that is kept
        /// until it is.
        boolean isInPlace(Blob blob);

        /// Forces a blob's own file to disk, or else writes it, which may be on disk later only.
        ///
        /// @return whether it was there
        boolean settle(String sha256, ByteBuffer bytes) throws IOException;
    }

    /// A blob that is not durable yet, and who waits for that.
    private record Waiting(Blob blob, ByteBuffer bytes, MonoSink<Blob> done) {}

    private record Entry(JournalFile file, long position, int length) {}

    /// @param age between two looks: after it blobs' files are expected to be on disk by themselves, and are made
    ///            sure of
    /// @param telling where it is told that blobs are durable
    Journal(Path directory, Duration age, Places places, Scheduler telling) {
        this.directory = directory;
        this.places = places;
        this.telling = telling;
        settling.schedulePeriodically(this::settle, 0, age.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Emits the blob once it would survive a crash and can be read.
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
                append(all.stream().filter(one -> !isKept(one.blob())).toList());
                tell(all);
            } catch (IOException | RuntimeException | Error e) {
                all.forEach(one -> one.done().error(e));
            }
        }
    }

    private void tell(List<Waiting> blobs) {
        for (int at = 0; at < blobs.size(); at += TOLD_TOGETHER) {
            List<Waiting> some = blobs.subList(at, Math.min(blobs.size(), at + TOLD_TOGETHER));
            telling.schedule(() -> some.forEach(one -> one.done().success(one.blob())));
        }
    }

    private boolean isKept(Blob blob) {
        return index.containsKey(blob.sha256()) || places.isInPlace(blob);
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

    /// What is appended gets into the index only once it is on disk: else a later one of the same would be taken for
    /// kept.
    private synchronized void append(List<Waiting> group) throws IOException {
        if (group.isEmpty()) {
            return;
        }
        JournalFile file = writable();
        Map<String, Entry> entries = new HashMap<>();
        boolean onDisk = false;
        try {
            for (Waiting one : group) {
                if (!entries.containsKey(one.blob().sha256())) {
                    long position = file.append(one.blob().sha256(), one.bytes());
                    entries.put(
                            one.blob().sha256(),
                            new Entry(file, position, one.bytes().remaining()));
                }
            }
            file.force();
            onDisk = true;
        } finally {
            if (!onDisk) {
                // What comes behind a blob that was cut would not be found.
                turnOver();
            }
        }
        index.putAll(entries);
    }

    private JournalFile writable() throws IOException {
        if (current != null && (current.size() >= LARGEST_FILE || current.blobs() >= MOST_BLOBS)) {
            turnOver();
        }
        JournalFile oldest = full.peek();
        // The first writes what the second forces to disk.
        if (oldest != null && full.size() >= MOST_FILES && !settle(oldest) && !settle(oldest)) {
            throw new IOException("The journal of blobs in " + directory + " is full and cannot be settled");
        }
        if (current == null) {
            current = JournalFile.create(directory);
        }
        return current;
    }

    /// The bytes of a blob that this process has put here.
    ///
    /// @return null where it is not here, or not any more: it is in its place then
    @Nullable
    ByteBuffer own(String sha256) throws IOException {
        Entry entry = index.get(sha256);
        return entry == null ? null : entry.file().reader().read(entry.position(), entry.length());
    }

    /// Looks for a blob through all that other processes have put here, or one before this.
    ///
    /// @return null where it is not here, or not any more: it is in its place then
    @Nullable
    ByteBuffer search(String sha256) throws IOException {
        IOException unread = null;
        for (Path path : filesOfOthers()) {
            try {
                ByteBuffer found = searched(path, sha256);
                if (found != null) {
                    return found;
                }
            } catch (IOException e) {
                unread = e;
            }
        }
        // Behind them: what is taken over meanwhile is among these and no more among those.
        for (JournalFile left : full) {
            ByteBuffer found = left.reader().find(sha256);
            if (found != null) {
                return found;
            }
        }
        if (unread != null) {
            throw unread;
        }
        return null;
    }

    private static @Nullable ByteBuffer searched(Path path, String sha256) throws IOException {
        try (JournalReader others = JournalReader.open(path).orElse(null)) {
            return others == null ? null : others.find(sha256);
        }
    }

    /// Own ones are not to be opened a second time: a process that closes a file gives up all its locks on it. They
    /// are asked for last, so that none is missing that is listed.
    private List<Path> filesOfOthers() throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.list(directory)) {
            all = files.filter(path -> path.toString().endsWith(JournalFile.SUFFIX))
                    .toList();
        }
        Set<Path> inUse = inUse();
        return all.stream().filter(path -> !inUse.contains(path)).toList();
    }

    private synchronized Set<Path> inUse() {
        Set<Path> inUse = full.stream().map(JournalFile::path).collect(Collectors.toSet());
        if (current != null) {
            inUse.add(current.path());
        }
        return inUse;
    }

    private void turnOver() {
        if (current != null) {
            full.add(current);
            current = null;
        }
    }

    /// Writes the blobs' own files of all journals that are old enough, and removes those whose files a look before
    /// this has written.
    private void settle() {
        takeOverWhatWasLeft();
        for (JournalFile file : old()) {
            if (settling.isDisposed()) {
                return;
            }
            settle(file);
        }
    }

    /// By programs that run no more.
    private void takeOverWhatWasLeft() {
        try {
            for (Path path : filesOfOthers()) {
                takeOver(path);
            }
        } catch (IOException e) {
            LOG.warn("The folder {} of journals of blobs cannot be read: {}", directory, e.toString());
        }
    }

    private void takeOver(Path path) {
        synchronized (settlingLock) {
            if (settling.isDisposed()) {
                return;
            }
            try {
                JournalFile.takeOver(path).ifPresent(full::add);
            } catch (IOException e) {
                LOG.warn("The journal {} of blobs was left and cannot be taken over: {}", path, e.toString());
            }
        }
    }

    /// What is full, and has been since the last look at least, or was large enough to be so earlier.
    private synchronized List<JournalFile> old() {
        List<JournalFile> old = List.copyOf(full);
        if (current == currentAtLastLook) {
            turnOver();
        }
        currentAtLastLook = current;
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
                int seen = file.reader().forEach((sha256, bytes) -> {
                    if (!places.settle(sha256, bytes)) {
                        complete.set(false);
                    }
                });
                if (seen < file.blobs()) {
                    throw new IOException("only %d of %d blobs are whole".formatted(seen, file.blobs()));
                }
                if (complete.get()) {
                    index.values().removeIf(entry -> entry.file() == file);
                    file.delete();
                    full.remove(file);
                }
                return complete.get();
            } catch (IOException | UncheckedIOException e) {
                if (!settling.isDisposed()) {
                    LOG.warn("The journal {} of blobs is kept for now: {}", file, e.toString());
                }
                return false;
            }
        }
    }

    /// Leaves all files to the next start. A look that is under way ends first: it is interrupted.
    @Override
    public synchronized void close() throws IOException {
        settling.dispose();
        writer.dispose();
        turnOver();
        synchronized (settlingLock) {
            for (JournalFile file : full) {
                file.close();
            }
            full.clear();
        }
    }
}
