package dev.millrace.intake.chat;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketStatus;
import dev.millrace.tickets.ticket.TicketUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Settings and updates for tests of the chat.
final class ChatFixtures {
    private static final Person ANNA = new Person("anna@acme.example", "Anna");

    private ChatFixtures() {}

    static ChatSettings settings(int mostLines) {
        return new ChatSettings(
                Duration.ofMillis(1_500),
                Duration.ofSeconds(6),
                mostLines,
                120,
                Duration.ofSeconds(25),
                Duration.ofSeconds(80),
                16,
                10,
                10,
                10,
                Duration.ofHours(1),
                Duration.ofSeconds(5));
    }

    static TicketUpdate update(
            ConversationKey key, long version, TicketStatus status, String language, TicketEvent... events) {
        return update(key, version, status, language, false, events);
    }

    /// Nobody can tell yet what it is about.
    static TicketUpdate unsure(ConversationKey key, String language) {
        return update(key, 1, TicketStatus.DIAGNOSED, language, true);
    }

    static TicketEvent received(String text) {
        return new TicketEvent.MessageReceived(
                "2",
                ANNA,
                null,
                text,
                text,
                List.of(),
                Automatic.NONE,
                Assurance.CLAIMED,
                null,
                Instant.EPOCH,
                null,
                null,
                null,
                List.of(),
                null);
    }

    private static TicketUpdate update(
            ConversationKey key,
            long version,
            TicketStatus status,
            String language,
            boolean unsure,
            TicketEvent... events) {
        TicketId id = key.ticket();
        Ticket ticket = new Ticket(
                id,
                version,
                key.tenant(),
                Channel.CHAT,
                key.hash(),
                status,
                ANNA,
                List.of(),
                "Locked",
                "chat",
                true,
                Assurance.CLAIMED,
                null,
                language,
                null,
                0,
                null,
                false,
                null,
                false,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                0,
                null,
                List.of(),
                List.of(),
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                null,
                unsure,
                List.of(),
                null,
                null,
                null,
                null,
                List.of());
        return new TicketUpdate(id, key.tenant(), version, Instant.EPOCH, List.of(events), ticket, null);
    }

    static TicketEvent repliedToSomebodyElse(String id, String text) {
        return new TicketEvent.Replied(id, "approval-request", new Person("ben@acme.example", "Ben"), text);
    }

    static TicketEvent replied(String id, String text) {
        return new TicketEvent.Replied(id, "fixed", ANNA, text);
    }
}
