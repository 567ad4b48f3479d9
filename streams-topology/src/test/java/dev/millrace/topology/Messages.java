package dev.millrace.topology;

import dev.millrace.tickets.id.ConversationHash;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.message.Threading;
import dev.millrace.tickets.signature.ConsentCodes;
import dev.millrace.tickets.signature.Signer;
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
import org.jspecify.annotations.Nullable;

/// Invented messages.
public final class Messages {
    public static final ConsentCodes CODES =
            new ConsentCodes(new Signer("a signing key for tests, at least 32 characters"));
    public static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");
    static final String LOCKED = "My account is locked. Please unlock it.";
    private static final String SUPPORT = "support@acme.example";

    private Messages() {}

    static InboundMessage lockedOut() {
        return mail("anna@acme.example", "<1@acme.example>", LOCKED);
    }

    public static InboundMessage mail(String from, String messageId, String text) {
        ConversationHash conversation = ConversationHash.of("acme", "email", SUPPORT + "\n" + messageId);
        return message("acme", conversation.ticketId(), conversation, from, messageId, text, Threading.NONE);
    }

    public static InboundMessage reply(TicketId ticket, String from, String messageId, Threading threading) {
        ConversationHash conversation = ConversationHash.of("acme", "email", SUPPORT + "\n" + messageId);
        return message("acme", ticket, conversation, from, messageId, "Any news?", threading);
    }

    public static InboundMessage answer(TicketId ticket, String from, String messageId, String text) {
        ConversationHash conversation = ConversationHash.of("acme", "email", SUPPORT + "\n" + messageId);
        return message("acme", ticket, conversation, from, messageId, text, Threading.SIGNED);
    }

    public static InboundMessage ofTenant(String tenant, TicketId ticket, Threading threading) {
        ConversationHash conversation = ConversationHash.of(tenant, "email", "<7@x.example>");
        return message(tenant, ticket, conversation, "eve@evil.example", "<7@x.example>", "Hello", threading);
    }

    /// A message of a chat.
    public static InboundMessage chat(String thread, String from, String messageId, String text) {
        ConversationHash conversation = ConversationHash.of("acme", "chat", thread);
        return new InboundMessage(
                conversation.ticketId(),
                conversation,
                "acme",
                Channel.CHAT,
                messageId,
                new Person(from, null),
                null,
                "chat",
                "",
                text,
                null,
                List.of(),
                Automatic.NONE,
                Assurance.CLAIMED,
                Threading.NONE,
                null,
                null,
                null,
                List.of(),
                NOW,
                null);
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

    public static InboundMessage titled(String subject, InboundMessage message) {
        return with(message, subject, message.text(), message.automatic(), message.assurance(), message.flags());
    }

    public static InboundMessage saying(String text, InboundMessage message) {
        return with(message, message.subject(), text, message.automatic(), message.assurance(), message.flags());
    }

    public static InboundMessage automatic(Automatic automatic, InboundMessage message) {
        return with(message, message.subject(), message.text(), automatic, message.assurance(), message.flags());
    }

    /// The same, written by a program for certain: nobody wants a ticket of it.
    public static InboundMessage programs(Automatic automatic, InboundMessage message) {
        return with(
                message,
                message.subject(),
                message.text(),
                automatic,
                message.assurance(),
                List.of(InboundMessage.OPENS_NO_TICKET));
    }

    /// The message of somebody who only says who he is.
    public static InboundMessage claimed(InboundMessage message) {
        return with(
                message, message.subject(), message.text(), message.automatic(), Assurance.CLAIMED, message.flags());
    }

    private static InboundMessage with(
            InboundMessage message,
            String subject,
            String text,
            Automatic automatic,
            Assurance assurance,
            List<String> flags) {
        return new InboundMessage(
                        message.ticket(),
                        message.conversation(),
                        message.tenant(),
                        message.channel(),
                        message.messageId(),
                        message.from(),
                        message.replyTo(),
                        message.ourAddress(),
                        subject,
                        text,
                        message.fullText(),
                        message.attachments(),
                        automatic,
                        assurance,
                        message.threading(),
                        message.mentions(),
                        message.languageHint(),
                        message.rawSha256(),
                        flags,
                        message.receivedAt(),
                        message.traceparent())
                .withBounce(message.bounce())
                .withReview(message.review())
                .withAlternatives(message.alternatives());
    }

    /// The ticket that a message opens.
    public static Ticket opened(InboundMessage message) {
        return update(null, read(message));
    }

    /// The ticket after a further message.
    public static Ticket receive(Ticket ticket, InboundMessage message) {
        return update(ticket, read(message));
    }

    /// The ticket after some commands.
    public static Ticket after(Ticket ticket, TicketCommand... commands) {
        Ticket last = ticket;
        for (TicketCommand command : commands) {
            last = update(last, command);
        }
        return last;
    }

    /// The ticket after a command that comes later.
    public static Ticket later(Duration time, Ticket ticket, TicketCommand command) {
        return update(ticket, command, NOW.plus(time));
    }

    /// The message as it is given to its ticket.
    public static TicketCommand.Receive read(InboundMessage message) {
        return new TicketCommand.Receive(message, reading());
    }

    private static Ticket update(@Nullable Ticket ticket, TicketCommand command) {
        return update(ticket, command, NOW);
    }

    private static Ticket update(@Nullable Ticket ticket, TicketCommand command, Instant now) {
        DecisionContext context = new DecisionContext(now, Duration.ofDays(3), "service-desk", CODES);
        return Ticket.update(ticket, Ticket.decide(ticket, command, context), now, null)
                .orElseThrow()
                .ticket();
    }

    private static Reading reading() {
        return new Reading(
                new LanguageVerdict("en", 1),
                new CategoryVerdict(Category.ACCOUNT_LOCKED, 0.95, List.of()),
                new SentimentVerdict(Sentiment.NEUTRAL, 1, false),
                List.of(),
                List.of());
    }
}
