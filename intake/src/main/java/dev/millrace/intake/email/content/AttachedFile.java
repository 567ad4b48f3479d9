package dev.millrace.intake.email.content;

import dev.millrace.tickets.message.Attachment;

/// An attachment with its bytes, which go to the blob store; the message only refers to them.
///
/// @param attachment what the message says of it
/// @param content decoded
public record AttachedFile(Attachment attachment, FileContent content) {}
