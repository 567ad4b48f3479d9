package dev.millrace.intake.blob;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A blob store with room for what is small; what is written piece by piece breaks off until there is room.
public final class FullDisk implements BlobStore {
    private static final int ROOM = 1_500_000;

    private final InMemoryBlobs blobs;
    private volatile boolean full = true;
    private volatile int brokenOff;

    /// @param blobs what is kept
    public FullDisk(InMemoryBlobs blobs) {
        this.blobs = blobs;
    }

    public void makeRoom() {
        full = false;
    }

    /// How often something broke off.
    public int brokenOff() {
        return brokenOff;
    }

    @Override
    public Mono<Blob> store(Publisher<ByteBuffer> bytes) {
        return blobs.store(bytes);
    }

    @Override
    public Mono<Long> size(String sha256) {
        return blobs.size(sha256);
    }

    @Override
    public Flux<ByteBuffer> read(String sha256) {
        return blobs.read(sha256);
    }

    @Override
    public Mono<MappedBlob> mapped(String sha256) {
        return blobs.mapped(sha256);
    }

    @Override
    public Writing begin() {
        Writing writing = blobs.begin();
        return new Writing() {
            private int written;

            @Override
            public void write(ByteBuffer bytes) throws IOException {
                written += bytes.remaining();
                if (full && written > ROOM) {
                    synchronized (FullDisk.this) {
                        brokenOff++;
                    }
                    throw new IOException("No space left on device");
                }
                writing.write(bytes);
            }

            @Override
            public MappedBlob finish() throws IOException {
                return writing.finish();
            }

            @Override
            public void close() {
                writing.close();
            }
        };
    }
}
