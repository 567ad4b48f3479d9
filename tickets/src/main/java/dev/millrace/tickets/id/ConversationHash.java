package dev.millrace.tickets.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The full SHA-256 over tenant, channel and the source's own conversation id, as 64 lower-case hex digits.
///
/// A [TicketId] is its first 64 bits. The ticket keeps the whole, so that two conversations whose ids collide are
/// told apart.
///
/// @param hex 64 lower-case hexadecimal digits
public record ConversationHash(@JsonValue String hex) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    @JsonCreator
    public ConversationHash {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("A conversation hash is 64 hexadecimal digits, not '" + hex + "'");
        }
    }

    /// The hash of a conversation as its source names it: mail by our mailbox and the first Message-ID, chat by
    /// channel and thread, web by idempotency key.
    public static ConversationHash of(String tenant, String channel, String conversation) {
        MessageDigest digest = sha256();
        for (String part : new String[] {tenant, channel, conversation}) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            // The length goes first, so that ("a", "bc") and ("ab", "c") differ.
            digest.update(new byte[] {
                (byte) (bytes.length >>> 24),
                (byte) (bytes.length >>> 16),
                (byte) (bytes.length >>> 8),
                (byte) bytes.length
            });
            digest.update(bytes);
        }
        return new ConversationHash(HexFormat.of().formatHex(digest.digest()));
    }

    /// The id of the conversation's ticket.
    public TicketId ticketId() {
        return new TicketId(Long.parseUnsignedLong(hex, 0, 16, 16));
    }

    /// The hash to use instead when another conversation already holds this one's id.
    public ConversationHash next() {
        MessageDigest digest = sha256();
        digest.update(HexFormat.of().parseHex(hex));
        return new ConversationHash(HexFormat.of().formatHex(digest.digest()));
    }

    /// The hash to use instead for one of several conversations that would all use this one.
    ///
    /// @param which by what they are told apart
    public ConversationHash next(String which) {
        MessageDigest digest = sha256();
        digest.update(HexFormat.of().parseHex(hex));
        digest.update(which.getBytes(StandardCharsets.UTF_8));
        return new ConversationHash(HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
