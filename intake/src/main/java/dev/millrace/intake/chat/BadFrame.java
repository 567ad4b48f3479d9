package dev.millrace.intake.chat;

import org.jspecify.annotations.Nullable;

/// A frame that cannot be taken: what was expected, what was found and where.
final class BadFrame extends RuntimeException {
    private final @Nullable String id;

    BadFrame(@Nullable String id, String detail) {
        super(detail);
        this.id = id;
    }

    DeskFrame.Problem frame() {
        return new DeskFrame.Problem(id, String.valueOf(getMessage()));
    }
}
