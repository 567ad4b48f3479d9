package dev.millrace.intake.email.content;

import java.nio.ByteBuffer;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;

/// The bytes of a file that a mail brought.
public sealed interface FileContent {
    long size();

    /// Hex SHA-256.
    String sha256();

    /// The first bytes, to be changed by nobody.
    ///
    /// @param most how many at most
    ByteBuffer beginning(int most);

    /// All, piece by piece.
    Flux<ByteBuffer> pieces();

    /// At hand: small, or a stretch of the mail as it came.
    static FileContent of(ByteBuffer bytes) {
        return new AtHand(bytes, Hashes.sha256(bytes));
    }

    /// Far larger than may be held: decoded out of the mail whenever somebody asks for it.
    ///
    /// @param decoding begins at the first byte each time
    static FileContent of(Supplier<Decoding> decoding) {
        return Encoded.of(decoding);
    }

    /// Bytes that take no memory of their own, or little.
    ///
    /// @param bytes from 0 to the limit
    record AtHand(ByteBuffer bytes, String sha256) implements FileContent {
        @Override
        public long size() {
            return bytes.limit();
        }

        @Override
        public ByteBuffer beginning(int most) {
            return bytes.slice(0, Math.min(most, bytes.limit()));
        }

        @Override
        public Flux<ByteBuffer> pieces() {
            return Flux.defer(() -> Flux.just(bytes.duplicate()));
        }
    }

    /// Bytes that are only there encoded.
    ///
    /// @param decoding begins at the first of them each time
    record Encoded(Supplier<Decoding> decoding, long size, String sha256) implements FileContent {
        static Encoded of(Supplier<Decoding> decoding) {
            Hashes.Sum sum = new Hashes.Sum();
            Decoding whole = decoding.get();
            for (ByteBuffer piece = whole.next(); piece.hasRemaining(); piece = whole.next()) {
                Cancelled.check();
                sum.add(piece);
            }
            return new Encoded(decoding, sum.size(), sum.sha256());
        }

        @Override
        public ByteBuffer beginning(int most) {
            ByteBuffer beginning = ByteBuffer.allocate((int) Math.min(most, size));
            Decoding whole = decoding.get();
            while (beginning.hasRemaining()) {
                ByteBuffer piece = whole.next();
                beginning.put(piece.slice(piece.position(), Math.min(piece.remaining(), beginning.remaining())));
            }
            return beginning.flip();
        }

        @Override
        public Flux<ByteBuffer> pieces() {
            return Flux.generate(decoding::get, (whole, sink) -> {
                ByteBuffer piece = whole.next();
                if (piece.hasRemaining()) {
                    sink.next(piece);
                } else {
                    sink.complete();
                }
                return whole;
            });
        }
    }
}
