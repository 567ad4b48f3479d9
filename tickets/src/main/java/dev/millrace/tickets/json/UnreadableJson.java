package dev.millrace.tickets.json;

import org.jspecify.annotations.Nullable;

/// Bytes that are not the JSON that was expected. The message says what was expected and where it went wrong.
public final class UnreadableJson extends RuntimeException {
    UnreadableJson(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
