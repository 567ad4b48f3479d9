package dev.millrace.tickets.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// A file that came with a message; its bytes lie in the blob store under their hash.
///
/// @param name file name, safe as a path's last part
/// @param contentType media type as declared
/// @param size bytes
/// @param sha256 hex SHA-256 of the bytes: their name in the blob store
/// @param inline shown within the text
/// @param contentId the id by which the text refers to it
/// @param charset what a text is in, by its registered name in lower case; null where it is no text of a mail
/// @param charsetDeclared whether the mail says so; false where it was guessed
public record Attachment(
        String name,
        String contentType,
        long size,
        String sha256,
        boolean inline,
        @Nullable String contentId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String charset,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean charsetDeclared) {
    @JsonCreator
    public Attachment {}

    /// A file of which nobody says what text it is.
    public Attachment(
            String name, String contentType, long size, String sha256, boolean inline, @Nullable String contentId) {
        this(name, contentType, size, sha256, inline, contentId, null, null);
    }

    /// The same file under another name.
    public Attachment named(String other) {
        return new Attachment(other, contentType, size, sha256, inline, contentId, charset, charsetDeclared);
    }

    /// The same file, shown within the text or not.
    public Attachment placed(boolean within) {
        return new Attachment(name, contentType, size, sha256, within, contentId, charset, charsetDeclared);
    }
}
