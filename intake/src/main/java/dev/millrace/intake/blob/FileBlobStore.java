package dev.millrace.intake.blob;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Blobs as files: `ab/abcd…`, written beside their place and moved there when whole. Small ones that are at hand lie
/// in the [Journal] first, many of them in one file, and come to their place a burst later.
///
/// One level of folders, since making a folder costs more than writing a mail. Blobs of stores that have two levels
/// (`ab/cd/abcd…`) are found there.
@Component
final class FileBlobStore implements BlobStore, Journal.Places, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(FileBlobStore.class);
    private static final int CHUNK = 64 * 1024;
    /// One for each two hexadecimal digits.
    private static final int FOLDERS = 256;

    private static final int AHEAD = 8;
    private static final int QUEUED = 10_000;
    /// In bytes; larger ones are forced to disk one by one, which costs them little.
    private static final int SMALL = 1 << 20;

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");
    private static final Duration AGE = Duration.ofSeconds(40);

    private final Path directory;
    private final Journal journal;
    private final Scheduler scheduler;

    @Autowired
    FileBlobStore(BlobSettings settings) {
        this(settings, AGE);
    }

    FileBlobStore(BlobSettings settings, Duration age) {
        this.directory = settings.directory().toAbsolutePath().normalize();
        this.scheduler = Schedulers.newBoundedElastic(settings.threads(), QUEUED, "blobs", 60, true);
        try {
            Files.createDirectories(uploads(), OwnerOnly.folder());
            Upload.clear(uploads());
            Path journals = Files.createDirectories(directory.resolve("journal"), OwnerOnly.folder());
            makeFolders();
            this.journal = new Journal(journals, age, this, scheduler);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "millrace.blobs.directory: cannot make or read the folder '%s'".formatted(directory), e);
        }
    }

    /// All at once and on disk: forcing a blob's folder does not force the name of the folder itself.
    private void makeFolders() throws IOException {
        for (int first = 0; first < FOLDERS; first++) {
            Files.createDirectories(directory.resolve("%02x".formatted(first)), OwnerOnly.folder());
        }
        Upload.syncFolder(directory);
    }

    @Override
    public Mono<Blob> store(Publisher<ByteBuffer> bytes) {
        return Mono.usingWhen(
                Mono.fromCallable(() -> Upload.begin(uploads())).subscribeOn(scheduler),
                upload -> Flux.from(bytes)
                        .publishOn(scheduler, AHEAD)
                        .doOnNext(upload::write)
                        .then(Mono.fromCallable(() -> upload.finish(this::place))),
                upload -> Mono.fromRunnable(upload::discard),
                (upload, _) -> Mono.fromRunnable(upload::discard).subscribeOn(scheduler),
                upload -> Mono.fromRunnable(upload::discard).subscribeOn(scheduler));
    }

    @Override
    public Mono<Blob> store(ByteBuffer bytes) {
        if (bytes.remaining() > SMALL) {
            return store(Mono.fromSupplier(bytes::duplicate));
        }
        return Mono.fromCallable(() -> named(bytes)).subscribeOn(scheduler).flatMap(blob -> journal.keep(blob, bytes));
    }

    @Override
    public Mono<Blob> store(Blob blob, ByteBuffer bytes) {
        return blob.size() > SMALL ? store(bytes) : journal.keep(blob, bytes);
    }

    private static Blob named(ByteBuffer bytes) {
        MessageDigest digest = Upload.sha256();
        digest.update(bytes.duplicate());
        return new Blob(HexFormat.of().formatHex(digest.digest()), bytes.remaining());
    }

    @Override
    public boolean isInPlace(Blob blob) {
        return hasSize(place(blob.sha256()), blob.size()) || hasSize(formerPlace(blob.sha256()), blob.size());
    }

    /// Asked first whether it is there at all: for most it is not, and an exception for each would cost more than the
    /// look.
    private static boolean hasSize(Path place, long size) {
        try {
            return Files.exists(place) && Files.size(place) == size;
        } catch (IOException notThere) {
            return false;
        }
    }

    /// After a crash of the system a file may have its size and not its bytes.
    @Override
    public boolean settle(String sha256, ByteBuffer bytes) throws IOException {
        Path place = place(sha256);
        boolean inPlace = Files.exists(place)
                && ByteBuffer.wrap(Files.readAllBytes(place)).equals(bytes)
                && isForced(place);
        if (!inPlace) {
            Upload.place(uploads(), bytes, place);
        }
        return inPlace;
    }

    /// A write that failed is told once; from then on the file reads well, and is on disk never. So it is written anew.
    private static boolean isForced(Path place) throws ClosedByInterruptException {
        try {
            Upload.force(place);
            return true;
        } catch (ClosedByInterruptException stopping) {
            throw stopping;
        } catch (IOException e) {
            LOG.warn("Blob {} cannot be forced to disk and is written anew: {}", place, e.toString());
            return false;
        }
    }

    @Override
    public Mono<Long> size(String sha256) {
        return Mono.fromCallable(() -> {
                    ByteBuffer waiting = waiting(sha256);
                    return waiting == null ? Files.size(file(sha256)) : Long.valueOf(waiting.remaining());
                })
                .subscribeOn(scheduler);
    }

    @Override
    public Flux<ByteBuffer> read(String sha256) {
        return Mono.fromCallable(() -> Optional.ofNullable(waiting(sha256)))
                .flatMapMany(waiting -> waiting.map(Flux::just).orElseGet(() -> readFile(sha256)))
                .subscribeOn(scheduler);
    }

    private Flux<ByteBuffer> readFile(String sha256) {
        return Flux.generate(
                () -> open(sha256),
                (channel, sink) -> {
                    ByteBuffer next = next(channel);
                    if (next == null) {
                        sink.complete();
                    } else {
                        sink.next(next);
                    }
                    return channel;
                },
                FileBlobStore::close);
    }

    @Override
    public Mono<MappedBlob> mapped(String sha256) {
        return Mono.fromCallable(() -> {
                    ByteBuffer waiting = waiting(sha256);
                    return waiting == null
                            ? map(sha256)
                            : new MappedBlob(new Blob(sha256, waiting.remaining()), waiting);
                })
                .subscribeOn(scheduler);
    }

    private MappedBlob map(String sha256) throws IOException {
        try (FileChannel channel = open(sha256)) {
            long size = channel.size();
            return new MappedBlob(new Blob(sha256, size), channel.map(FileChannel.MapMode.READ_ONLY, 0, size));
        }
    }

    /// A small blob that has no file of its own yet. What this process knows of goes first: a file that a crash has
    /// cut may lie there until a look mends it.
    ///
    /// @return null where it has one, or there is no such blob
    private @Nullable ByteBuffer waiting(String sha256) throws IOException {
        ByteBuffer own = journal.own(sha256);
        return own != null || Files.exists(file(sha256)) ? own : journal.search(sha256);
    }

    @Override
    public Writing begin() throws IOException {
        Upload upload = Upload.begin(uploads());
        return new Writing() {
            @Override
            public void write(ByteBuffer bytes) throws IOException {
                try {
                    upload.write(bytes);
                } catch (UncheckedIOException full) {
                    throw full.getCause();
                }
            }

            @Override
            public MappedBlob finish() throws IOException {
                return map(upload.finish(FileBlobStore.this::place).sha256());
            }

            @Override
            public void close() {
                upload.discard();
            }
        };
    }

    @Override
    public void destroy() throws IOException {
        journal.close();
        scheduler.dispose();
    }

    private Path uploads() {
        return directory.resolve("uploads");
    }

    private FileChannel open(String sha256) throws IOException {
        return FileChannel.open(file(sha256), StandardOpenOption.READ);
    }

    /// Where a blob lies, or would.
    private Path file(String sha256) {
        Path place = place(sha256);
        Path former = formerPlace(sha256);
        return Files.exists(place) || !Files.exists(former) ? place : former;
    }

    private Path place(String sha256) {
        if (!NAME.matcher(sha256).matches()) {
            throw new IllegalArgumentException("A blob's name is 64 hexadecimal digits, not '" + sha256 + "'");
        }
        return directory.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private Path formerPlace(String sha256) {
        return directory
                .resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }

    private static @Nullable ByteBuffer next(FileChannel channel) {
        try {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            return channel.read(chunk) < 0 ? null : chunk.flip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
