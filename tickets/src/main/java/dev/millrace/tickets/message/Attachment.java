package dev.millrace.tickets.message;

import org.jspecify.annotations.Nullable;

/// A file that came with a message; its bytes lie in the blob store under their hash.
///
/// @param name file name, safe as a path's last part
/// @param contentType media type as declared
/// @param size bytes
/// @param sha256 hex SHA-256 of the bytes: their name in the blob store
/// @param inline shown within the text
/// @param contentId the id by which the text refers to it
public record Attachment(
        String name,
        String contentType,
        long size,
        String sha256,
        boolean inline,
        @Nullable String contentId) {}
