package dev.millrace.intake.chat;

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
    /// Its id is made of the first line's, so that the same lines sent again are the same message to the stream.
    /// Every message names the conversation's own hash, so that each finds the ticket, first or not.
    static InboundMessage of(ConversationKey key, List<WrittenLine> lines) {
        WrittenLine start = lines.getFirst();
        String text = lines.stream().map(written -> written.line().text()).collect(Collectors.joining("\n"));
        ConversationHash hash = key.hash();
        return new InboundMessage(
                hash.ticketId(),
                hash,
                key.tenant(),
                Channel.CHAT,
                key.conversation() + "/" + start.line().id(),
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
                TraceParent.fresh());
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
