package dev.millrace.intake.email.content;

import java.io.InputStream;
import java.nio.ByteBuffer;

/// What an encoding hides, as a stream.
public final class DecodedStream extends InputStream {
    private final Decoding decoding;
    private ByteBuffer piece = ByteBuffer.allocate(0);

    /// @param decoding of which nothing was read yet; its bytes go to nobody else
    public DecodedStream(Decoding decoding) {
        this.decoding = decoding;
    }

    @Override
    public int read() {
        return available() > 0 ? piece.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length > 0 && available() == 0) {
            return -1;
        }
        int read = Math.min(length, piece.remaining());
        piece.get(target, offset, read);
        return read;
    }

    /// How much can be had at once; nothing at the end only.
    @Override
    public int available() {
        if (!piece.hasRemaining()) {
            Cancelled.check();
            piece = decoding.next();
        }
        return piece.remaining();
    }
}
