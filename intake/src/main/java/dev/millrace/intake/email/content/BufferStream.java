package dev.millrace.intake.email.content;

import java.io.InputStream;
import java.nio.ByteBuffer;

/// A buffer as a stream, without a copy.
public final class BufferStream extends InputStream {
    private final ByteBuffer left;

    /// @param bytes from 0 to the limit
    public BufferStream(ByteBuffer bytes) {
        this.left = bytes.duplicate().rewind();
    }

    @Override
    public int read() {
        return left.hasRemaining() ? left.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length > 0 && !left.hasRemaining()) {
            return -1;
        }
        int read = Math.min(length, left.remaining());
        left.get(target, offset, read);
        return read;
    }

    @Override
    public int available() {
        return left.remaining();
    }
}
