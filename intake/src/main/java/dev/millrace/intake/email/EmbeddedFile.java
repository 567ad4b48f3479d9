package dev.millrace.intake.email;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// A file that a text or another file holds.
///
/// @param name as it stands there, or null
record EmbeddedFile(@Nullable String name, FileContent content) {
    /// @param bytes decoded, from 0 to the limit; of an array of their own, or of the mail
    EmbeddedFile(@Nullable String name, ByteBuffer bytes) {
        this(name, FileContent.of(bytes));
    }
}
