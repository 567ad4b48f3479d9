package dev.millrace.intake.blob;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Blobs as files: `ab/cd/abcd…`, written beside their place and moved there when whole.
@Component
final class FileBlobStore implements BlobStore, DisposableBean {
    private static final int CHUNK = 64 * 1024;
    private static final int AHEAD = 8;
    private static final int QUEUED = 10_000;

    private final Path directory;
    private final Scheduler scheduler;

    FileBlobStore(BlobSettings settings) {
        this.directory = settings.directory().toAbsolutePath().normalize();
        this.scheduler = Schedulers.newBoundedElastic(settings.threads(), QUEUED, "blobs", 60, true);
        try {
            Files.createDirectories(uploads());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "millrace.blobs.directory: cannot make the folder '%s'".formatted(directory), e);
        }
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
    public Flux<ByteBuffer> read(String sha256) {
        return Flux.<ByteBuffer, FileChannel>generate(
                        () -> FileChannel.open(place(sha256), StandardOpenOption.READ),
                        (channel, sink) -> {
                            ByteBuffer next = next(channel);
                            if (next == null) {
                                sink.complete();
                            } else {
                                sink.next(next);
                            }
                            return channel;
                        },
                        FileBlobStore::close)
                .subscribeOn(scheduler);
    }

    @Override
    public void destroy() {
        scheduler.dispose();
    }

    private Path uploads() {
        return directory.resolve("uploads");
    }

    private Path place(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("A blob's name is 64 hexadecimal digits, not '" + sha256 + "'");
        }
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
