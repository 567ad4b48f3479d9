package dev.millrace.topology;

import dev.millrace.tickets.id.ConversationHash;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.message.Threading;
import dev.millrace.tickets.ticket.DecisionContext;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.CategoryVerdict;
import dev.millrace.tickets.understanding.LanguageVerdict;
import dev.millrace.tickets.understanding.Reading;
import dev.millrace.tickets.understanding.Sentiment;
import dev.millrace.tickets.understanding.SentimentVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Invented messages.
public final class Messages {
    private static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");
    private static final String SUPPORT = "support@acme.example";

    private Messages() {}

    public static InboundMessage mail(String from, String messageId, String text) {
        ConversationHash conversation = ConversationHash.of("acme", "email", SUPPORT + "\n" + messageId);
        return message("acme", conversation.ticketId(), conversation, from, messageId, text, Threading.NONE);
    }

    public static InboundMessage reply(TicketId ticket, String from, String messageId, Threading threading) {
        ConversationHash conversation = ConversationHash.of("acme", "email", SUPPORT + "\n" + messageId);
        return message("acme", ticket, conversation, from, messageId, "Any news?", threading);
    }

    public static InboundMessage ofTenant(String tenant, TicketId ticket, Threading threading) {
        ConversationHash conversation = ConversationHash.of(tenant, "email", "<7@x.example>");
        return message(tenant, ticket, conversation, "eve@evil.example", "<7@x.example>", "Hello", threading);
    }

    private static InboundMessage message(
            String tenant,
            TicketId ticket,
            ConversationHash conversation,
            String from,
            String messageId,
            String text,
            Threading threading) {
        return new InboundMessage(
                ticket,
                conversation,
                tenant,
                Channel.EMAIL,
                messageId,
                new Person(from, null),
                null,
                SUPPORT,
                "Help",
                text,
                null,
                List.of(),
                Automatic.NONE,
                from.endsWith("@acme.example") ? Assurance.DOMAIN_VERIFIED : Assurance.CLAIMED,
                threading,
                null,
                null,
                null,
                List.of(),
                NOW,
                null);
    }

    /// The ticket that a message opens.
    public static Ticket opened(InboundMessage message) {
        Reading reading = new Reading(
                new LanguageVerdict("en", 1),
                new CategoryVerdict(Category.ACCOUNT_LOCKED, 0.95, List.of()),
                new SentimentVerdict(Sentiment.NEUTRAL, 1, false),
                List.of(),
                List.of());
        DecisionContext context = new DecisionContext(NOW, Duration.ofDays(3), "service-desk");
        return Ticket.update(null, Ticket.decide(null, new TicketCommand.Receive(message, reading), context), NOW, null)
                .orElseThrow()
                .ticket();
    }
}
