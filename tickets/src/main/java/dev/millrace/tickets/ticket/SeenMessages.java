package dev.millrace.tickets.ticket;

import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Likeness;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// By what a ticket knows the messages that it has taken: each is the hash of its id and, for a mail, behind colons
/// those of its likeness and its bytes.
///
/// Programs give all their mails one Message-ID, and whoever knows an id can send a mail under it first. So a mail was
/// taken before where its id was, and either what it says or its bytes: of these the one stays the same over whatever
/// way it comes, the other however a later version of the desk reads it.
final class SeenMessages {
    /// Bounds the ticket's state.
    private static final int REMEMBERED = 64;

    /// Ids can be long, and there are few of them in one ticket.
    private static final int HASH_BYTES = 8;

    private SeenMessages() {}

    static List<String> with(List<String> seen, TicketEvent.MessageReceived received) {
        String id = hash(received.messageId());
        String likeness = received.likeness();
        return appended(
                seen,
                likeness == null
                        ? id
                        : id + ":" + hash(Likeness.own(likeness)) + ":" + hashOrNone(received.rawSha256()));
    }

    static List<String> with(List<String> seen, String messageId) {
        return appended(seen, hash(messageId));
    }

    /// The first one stays: it tells the mail that opened the ticket from others of its id, however late they come.
    private static List<String> appended(List<String> seen, String message) {
        List<String> longer = new ArrayList<>(seen);
        longer.add(message);
        if (longer.size() > REMEMBERED) {
            longer.remove(1);
        }
        return longer;
    }

    static boolean have(List<String> seen, String messageId) {
        String id = hash(messageId);
        return seen.stream().anyMatch(message -> message.startsWith(id));
    }

    /// What bears no likeness is known by its id alone.
    static boolean have(List<String> seen, InboundMessage message) {
        String id = hash(message.messageId());
        if (message.likeness() == null) {
            return have(seen, message.messageId());
        }
        List<String> likenesses = Likeness.all(message.likeness()).stream()
                .map(likeness -> ":" + hash(likeness) + ":")
                .toList();
        String bytes = ":" + hashOrNone(message.rawSha256());
        return seen.stream()
                .filter(taken -> taken.startsWith(id))
                .anyMatch(taken -> taken.equals(id)
                        || likenesses.stream().anyMatch(likeness -> taken.startsWith(likeness, id.length()))
                        || (message.rawSha256() != null && taken.endsWith(bytes)));
    }

    /// Whether they know a mail's very bytes.
    static boolean haveBytes(List<String> seen, InboundMessage message) {
        String bytes = ":" + hashOrNone(message.rawSha256());
        return message.rawSha256() != null && seen.stream().anyMatch(taken -> taken.endsWith(bytes));
    }

    private static String hashOrNone(@Nullable String text) {
        return text == null ? "" : hash(text);
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
