package dev.millrace.intake.email;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// A file that a text or another file holds.
///
/// @param name as it stands there, or null
/// @param bytes decoded, from 0 to the limit; of an array of their own, or of the mail
record EmbeddedFile(@Nullable String name, ByteBuffer bytes) {
    EmbeddedFile(@Nullable String name, byte[] bytes) {
        this(name, ByteBuffer.wrap(bytes));
    }
}
