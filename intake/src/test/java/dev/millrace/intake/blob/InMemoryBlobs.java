package dev.millrace.intake.blob;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A blob store for tests that forgets with the test.
public final class InMemoryBlobs implements BlobStore {
    private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();

    @Override
    public Mono<Blob> store(Publisher<ByteBuffer> bytes) {
        return Flux.from(bytes)
                .collect(ByteArrayOutputStream::new, (all, next) -> {
                    byte[] copy = new byte[next.remaining()];
                    next.get(copy);
                    all.writeBytes(copy);
                })
                .map(all -> keep(all.toByteArray()));
    }

    @Override
    public Mono<Long> size(String sha256) {
        byte[] bytes = blobs.get(sha256);
        return bytes == null ? Mono.error(new NoSuchFileException(sha256)) : Mono.just((long) bytes.length);
    }

    @Override
    public Flux<ByteBuffer> read(String sha256) {
        byte[] bytes = blobs.get(sha256);
        return bytes == null ? Flux.error(new NoSuchFileException(sha256)) : Flux.just(ByteBuffer.wrap(bytes));
    }

    @Override
    public Mono<MappedBlob> mapped(String sha256) {
        return read(sha256).single().map(bytes -> new MappedBlob(new Blob(sha256, bytes.limit()), bytes));
    }

    @Override
    public Writing begin() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        return new Writing() {
            @Override
            public void write(ByteBuffer bytes) {
                byte[] copy = new byte[bytes.remaining()];
                bytes.get(copy);
                written.writeBytes(copy);
            }

            @Override
            public MappedBlob finish() {
                return new MappedBlob(keep(written.toByteArray()), ByteBuffer.wrap(written.toByteArray()));
            }

            @Override
            public void close() {
                written.reset();
            }
        };
    }

    public boolean has(String sha256) {
        return blobs.containsKey(sha256);
    }

    private Blob keep(byte[] bytes) {
        try {
            String name = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            blobs.put(name, bytes);
            return new Blob(name, bytes.length);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
