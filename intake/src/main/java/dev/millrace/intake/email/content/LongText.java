package dev.millrace.intake.email.content;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/// A text of which no more is held than is read of it.
public final class LongText {
    private final byte[] beginning;
    private final int size;

    /// @param beginning as much as was asked for
    /// @param size of all of it, in bytes
    public LongText(byte[] beginning, int size) {
        this.beginning = beginning;
        this.size = size;
    }

    /// The beginning of a text.
    ///
    /// @param text from 0 to the limit
    /// @param most bytes that are wanted of it
    public static LongText of(ByteBuffer text, int most) {
        byte[] beginning = new byte[Math.min(most, text.limit())];
        text.get(0, beginning);
        return new LongText(beginning, text.limit());
    }

    /// The beginning of a text that is encoded.
    ///
    /// @param text from its first byte
    /// @param most bytes that are wanted of it
    public static LongText of(Decoding text, int most) {
        ByteArrayOutputStream beginning = new ByteArrayOutputStream();
        int size = 0;
        for (ByteBuffer piece = text.next(); piece.hasRemaining(); piece = text.next()) {
            Cancelled.check();
            size += piece.remaining();
            byte[] wanted = new byte[Math.min(piece.remaining(), most - beginning.size())];
            piece.get(wanted);
            beginning.writeBytes(wanted);
        }
        return new LongText(beginning.toByteArray(), size);
    }

    /// As much as was asked for. It is no copy.
    public byte[] beginning() {
        return beginning;
    }

    /// Of all of it, in bytes.
    public int size() {
        return size;
    }
}
