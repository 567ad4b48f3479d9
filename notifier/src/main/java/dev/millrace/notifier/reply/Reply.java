package dev.millrace.notifier.reply;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.Person;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// One thing to be said to one person.
///
/// @param version of the ticket that gave rise to it
/// @param channel the door through which the requester came
/// @param to who is told
/// @param toRequester whether it continues the requester's own conversation
/// @param language in which he is told
/// @param subject of the ticket
/// @param ourAddress the address or door the ticket came to
/// @param answersMessageId the requester's message that this answers
/// @param merged the reader's own ticket, where that was merged into this one; else null
@JsonIgnoreProperties(ignoreUnknown = true)
public record Reply(
        TicketId ticket,
        String tenant,
        long version,
        Channel channel,
        Person to,
        boolean toRequester,
        Language language,
        String subject,
        String ourAddress,
        @Nullable String answersMessageId,
        Matter matter,
        @Nullable TicketId merged) {
    private static final int HASH_BYTES = 4;

    /// Whether a requester reads it as an answer to what he wrote.
    @JsonIgnore
    public boolean isAnswer() {
        return toRequester || merged != null;
    }

    /// Unique within the ticket: lower-case letters, digits and hyphens, at most 40. The same update makes the same
    /// keys, however often it is read.
    @JsonIgnore
    public String key() {
        String key = matter.kind() + "-" + version;
        return toRequester ? key : key + "-" + recipientHash();
    }

    /// The id under which it stands in the ticket's history.
    @JsonIgnore
    public String replyId() {
        return matter.kind() + "-" + version + "-" + recipientHash();
    }

    /// Whoever asked through several doors, in tickets that were merged, is told through each of them.
    private String recipientHash() {
        String recipient = merged == null ? to.key() : channel + " " + to.key();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(recipient.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
