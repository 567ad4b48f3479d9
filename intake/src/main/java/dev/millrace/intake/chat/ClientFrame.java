package dev.millrace.intake.chat;

import org.jspecify.annotations.Nullable;

/// What a person's program sends.
sealed interface ClientFrame {
    /// Begins a conversation or takes one up again.
    ///
    /// @param conversation null for a new one
    /// @param token that came with the conversation's welcome
    record Hello(
            @Nullable String conversation,
            @Nullable String token,
            String email,
            @Nullable String name) implements ClientFrame {}

    /// A line the person wrote.
    ///
    /// @param id the program's own, unique within the conversation; the same id is the same line
    record Line(String id, String text) implements ClientFrame {}
}
