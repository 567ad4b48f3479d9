package dev.millrace.intake.chat;

import dev.millrace.intake.Bounded;
import dev.millrace.intake.TraceParent;
import dev.millrace.tickets.id.ConversationHash;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.message.Threading;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes the message of a conversation's lines.
final class ChatMessages {
    static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_SUBJECT = 100;

    private ChatMessages() {}

    /// A line with the person who wrote it.
    record WrittenLine(
            ClientFrame.Line line, Person author, @Nullable String language) {}

    /// The message that some lines are.
    ///
    /// Its id is made of those of all lines: the same lines sent again are the same message to the stream;
    /// lines that come again together with new ones are another, so that no new line is dropped as known.
    /// Every message names the conversation's own hash, so that each finds the ticket, first or not.
    static InboundMessage of(ConversationKey key, List<WrittenLine> lines) {
        WrittenLine start = lines.getFirst();
        String text = lines.stream().map(written -> written.line().text()).collect(Collectors.joining("\n"));
        ConversationHash hash = key.hash();
        return Bounded.message(new InboundMessage(
                hash.ticketId(),
                hash,
                key.tenant(),
                Channel.CHAT,
                key.conversation() + "/" + name(key, lines),
                start.author(),
                null,
                "chat",
                subject(text),
                text,
                null,
                List.of(),
                Automatic.NONE,
                Assurance.CLAIMED,
                Threading.NONE,
                null,
                start.language(),
                null,
                List.of(),
                Instant.now(),
                TraceParent.fresh()));
    }

    private static String name(ConversationKey key, List<WrittenLine> lines) {
        // The length goes first, so that no two lists of ids read alike.
        String ids = lines.stream()
                .map(written -> written.line().id())
                .map(id -> id.length() + ":" + id)
                .collect(Collectors.joining());
        return ConversationHash.of(key.tenant(), Channel.CHAT.id(), key.conversation() + "/" + ids)
                .hex();
    }

    /// Chat has no subject; lists of tickets show the first line.
    private static String subject(String text) {
        String line = text.lines()
                .findFirst()
                .orElse("")
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT - 1) + "…";
    }
}
