package dev.millrace.intake.blob;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Keeps bytes under their SHA-256. Never changes or forgets what it has.
public interface BlobStore {
    /// Keeps bytes. Completes once they would survive a crash; bytes that are there already are not written
    /// again.
    Mono<Blob> store(Publisher<ByteBuffer> bytes);

    /// Keeps bytes that are at hand.
    default Mono<Blob> store(ByteBuffer bytes) {
        return store(Mono.fromSupplier(bytes::duplicate));
    }

    /// Keeps bytes that are at hand.
    default Mono<Blob> store(byte[] bytes) {
        return store(ByteBuffer.wrap(bytes));
    }

    /// Keeps bytes that are at hand and were hashed already.
    ///
    /// @param blob their hash and how many they are
    default Mono<Blob> store(Blob blob, ByteBuffer bytes) {
        return store(bytes);
    }

    /// How many bytes that hash has.
    ///
    /// @return fails with [java.nio.file.NoSuchFileException] when there are none
    Mono<Long> size(String sha256);

    /// The bytes of that hash.
    ///
    /// @return fails with [java.nio.file.NoSuchFileException] when there are none
    Flux<ByteBuffer> read(String sha256);

    /// The bytes of that hash where they lie.
    ///
    /// @return fails with [java.nio.file.NoSuchFileException] when there are none
    Mono<MappedBlob> mapped(String sha256);

    /// Begins to keep bytes that come piece by piece, for a thread that may wait for the disk.
    Writing begin() throws IOException;

    /// Bytes on their way into the store. Used by one thread.
    interface Writing extends AutoCloseable {
        /// Adds bytes.
        void write(ByteBuffer bytes) throws IOException;

        /// Returns once what was written would survive a crash.
        MappedBlob finish() throws IOException;

        /// Forgets what was written, unless it is finished.
        @Override
        void close();
    }
}
