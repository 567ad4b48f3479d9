package dev.millrace.intake.chat;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/// What the desk sends.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
sealed interface DeskFrame {
    /// The conversation's name, and the token that proves it is the person's own.
    @JsonTypeName("welcome")
    record Welcome(String conversation, String token) implements DeskFrame {}

    /// A line is safe.
    @JsonTypeName("ack")
    record Ack(String id, String ticket) implements DeskFrame {}

    /// The ticket went on.
    @JsonTypeName("update")
    record Update(String ticket, String status, String text) implements DeskFrame {}

    /// The desk answers.
    @JsonTypeName("answer")
    record Answer(String ticket, String text) implements DeskFrame {}

    /// A frame could not be taken.
    ///
    /// @param id of the line it is about, if it has one
    @JsonTypeName("error")
    record Problem(@Nullable String id, String detail) implements DeskFrame {}
}
