package dev.millrace.intake.email.content;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// A file that a text or another file holds.
///
/// @param name as it stands there, or null
public record EmbeddedFile(@Nullable String name, FileContent content) {
    /// @param bytes decoded, from 0 to the limit; of an array of their own, or of the mail
    public EmbeddedFile(@Nullable String name, ByteBuffer bytes) {
        this(name, FileContent.of(bytes));
    }
}
