package dev.millrace.intake.email;

import java.nio.ByteBuffer;
import reactor.core.publisher.Flux;

/// The bytes of a file that a mail brought.
sealed interface FileContent {
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
    static FileContent ofBase64(ByteBuffer encoded) {
        Hashes.Sum sum = new Hashes.Sum();
        Base64Decoding.pieces(encoded, sum::add);
        return new InBase64(encoded, sum.size(), sum.sha256());
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

    /// Bytes that are only there as base64.
    ///
    /// @param encoded from 0 to the limit
    record InBase64(ByteBuffer encoded, long size, String sha256) implements FileContent {
        @Override
        public ByteBuffer beginning(int most) {
            return ByteBuffer.wrap(TransferEncoding.base64(encoded, most));
        }

        @Override
        public Flux<ByteBuffer> pieces() {
            return Flux.generate(() -> new Base64Decoding(encoded), (decoding, sink) -> {
                ByteBuffer piece = decoding.next();
                if (piece.hasRemaining()) {
                    sink.next(piece);
                } else {
                    sink.complete();
                }
                return decoding;
            });
        }
    }
}
