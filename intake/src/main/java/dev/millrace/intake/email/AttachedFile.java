package dev.millrace.intake.email;

import dev.millrace.tickets.message.Attachment;
import java.nio.ByteBuffer;

/// An attachment with its bytes, which go to the blob store; the message only refers to them.
///
/// @param attachment what the message says of it
/// @param bytes decoded; to be read through a duplicate
record AttachedFile(Attachment attachment, ByteBuffer bytes) {}
