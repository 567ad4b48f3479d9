package dev.millrace.topology.step;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.message.RepeatedMail;
import dev.millrace.tickets.message.Threading;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketStatus;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Decides where a message belongs.
///
/// Our own signature joins its ticket. What only claims to belong to one (a tag, a reference) joins it when its sender
/// takes part in it; a stranger's message opens a ticket of its own that mentions the other. What a person should look
/// at first joins nothing. A program's note opens no ticket: where it may not join, it is ignored.
///
/// What a ticket that was merged into another would take goes on to the other, and joins that on its word.
final class PlacementRules {
    /// No chain of merges is longer, for its last ticket holds them all; see
    /// [dev.millrace.tickets.ticket.Ticket#merged].
    private static final int LONGEST_CHAIN = 32;

    private final DeskRules rules;

    PlacementRules(DeskRules rules) {
        this.rules = rules;
    }

    /// Where a message belongs.
    ///
    /// @param ticket the ticket that the message names, or that it seems to repeat a mail of, if there is one
    Placement place(@Nullable Ticket ticket, InboundMessage message, Instant now) {
        RepeatedMail repeats = message.repeats();
        if (repeats != null) {
            return repeated(ticket, message, repeats, now);
        }
        Placement placement = placed(ticket, message, now);
        return placement instanceof Placement.Here && message.content() != null
                ? new Placement.Uncompared(message)
                : placement;
    }

    /// What is left out must be here already.
    private static Placement repeated(
            @Nullable Ticket ticket, InboundMessage message, RepeatedMail repeats, Instant now) {
        if (ticket == null || !ticket.tenant().equals(message.tenant()) || !ticket.hasSeen(repeats.messageId())) {
            return new Placement.Elsewhere(message.withRepeats(null));
        }
        return ticket.hasSeen(message)
                ? new Placement.Duplicate(message, now)
                : new Placement.Repeated(ticket.id(), message, now);
    }

    private Placement placed(@Nullable Ticket ticket, InboundMessage message, Instant now) {
        if (ticket == null || !ticket.tenant().equals(message.tenant())) {
            return ticket == null && opensHere(message) ? new Placement.Here(message) : next(message, null, now);
        }
        if (ticket.hasSeen(message)) {
            return isShadowed(ticket, message) ? another(message) : new Placement.Duplicate(message, now);
        }
        if (message.threading() != Threading.NONE && (isSuspicious(message) || ticket.isRejected())) {
            return onItsOwn(message, ticket.id(), now);
        }
        if (message.wasLedOn()) {
            return joined(ticket, message, now);
        }
        return switch (message.threading()) {
            case SIGNED -> joined(ticket, message, now);
            case SUBJECT_TAG ->
                takesPart(ticket, message) ? joined(ticket, message, now) : onItsOwn(message, ticket.id(), now);
            case REFERENCES ->
                takesPart(ticket, message) && goesOnWith(ticket, message)
                        ? joined(ticket, message, now)
                        : next(message, ticket.id(), now);
            case NONE -> started(ticket, message, now);
        };
    }

    /// A tag or signature must name a ticket that exists; a reference may be to a mail that never reached us.
    private static boolean opensHere(InboundMessage message) {
        return !message.wasLedOn()
                && switch (message.threading()) {
                    case NONE -> true;
                    case REFERENCES ->
                        message.alternatives().isEmpty() && !isSuspicious(message) && !message.namedByHeaders();
                    case SIGNED, SUBJECT_TAG -> false;
                };
    }

    private static boolean isSuspicious(InboundMessage message) {
        return message.review() != null && !isAnswerToOurs(message);
    }

    /// Bounces and automatic replies to what we sent often come from where nobody signs them. Whatever else says that a
    /// program wrote it, its sender chose to say.
    private static boolean isAnswerToOurs(InboundMessage message) {
        return message.threading() == Threading.SIGNED
                && switch (message.automatic()) {
                    case BOUNCE, AUTO_REPLY -> true;
                    case NONE, AUTO_GENERATED, LIST -> false;
                };
    }

    /// Who passes on what somebody else wrote to him has sent the mail, and it is he whose ticket it may
    /// go on with: the other's name stands in his text alone, where anybody can write it. Whom a list's or
    /// form's headers name takes part in nothing for the same reason.
    private boolean takesPart(Ticket ticket, InboundMessage message) {
        Person sender = Objects.requireNonNullElse(message.forwardedBy(), message.from());
        return !message.namedByHeaders() && (ticket.hasParticipant(sender) || isOfTechnician(message));
    }

    private boolean isOfTechnician(InboundMessage message) {
        return message.isOfTechnician(rules.technicians().of(message.tenant()));
    }

    private boolean goesOnWith(Ticket ticket, InboundMessage message) {
        return switch (rules.followUps().of(message.ourAddress()).byReference()) {
            case SAME_SUBJECT -> ticket.hasSubjectOf(message);
            case ANY_SUBJECT -> true;
            case NEVER -> false;
        };
    }

    private Placement joined(Ticket ticket, InboundMessage message, Instant now) {
        if (ticket.mergedInto() != null) {
            return ledOn(message, ticket.mergedInto(), now);
        }
        return isLate(ticket, message, now) && !message.saysThanks()
                ? onItsOwn(message, ticket.id(), now)
                : new Placement.Here(message);
    }

    private static Placement ledOn(InboundMessage message, TicketId target, Instant now) {
        return message.mergedFrom().size() < LONGEST_CHAIN
                ? new Placement.Elsewhere(message.ledOn(target))
                : onItsOwn(message, target, now);
    }

    private boolean isLate(Ticket ticket, InboundMessage message, Instant now) {
        Instant closed = Objects.requireNonNullElse(ticket.closedAt(), ticket.updatedAt());
        Instant ended = Objects.requireNonNullElse(ticket.resolvedAt(), closed);
        return ticket.status() == TicketStatus.CLOSED
                && message.automatic() == Automatic.NONE
                && !rules.followUps().of(message.ourAddress()).reopens(ended, now)
                && !isOfTechnician(message);
    }

    /// Whether only a mail that a person should look at first came before this one, under its id and
    /// with its words: whoever knew them beforehand keeps nothing away from the desk. The same bytes
    /// are the same mail, though today nobody would look at it first.
    private static boolean isShadowed(Ticket ticket, InboundMessage message) {
        return ticket.review() != null
                && message.review() == null
                && message.likeness() != null
                && !ticket.hasSeenBytesOf(message)
                && message.threading() == Threading.NONE
                && !message.wasLedOn()
                && ticket.conversation().equals(message.conversation());
    }

    /// In chat every message names its conversation. A mail that does so has the Message-ID of the conversation's first
    /// mail, and is another one: of a program that gives all its mails the same, or of somebody who knows the id.
    private Placement started(Ticket ticket, InboundMessage message, Instant now) {
        if (!ticket.conversation().equals(message.conversation())) {
            return message.channel() == Channel.EMAIL ? answered(ticket, message, now) : collides(message);
        }
        if (message.channel() != Channel.EMAIL) {
            return ticket.mergedInto() == null ? new Placement.Here(message) : ledOn(message, ticket.mergedInto(), now);
        }
        if (message.likeness() != null && ticket.hasSeen(message.messageId())) {
            return another(message);
        }
        // What the ticket has forgotten, or never knew by more than its id.
        return ticket.hasParticipant(message.from()) ? new Placement.Duplicate(message, now) : collides(message);
    }

    /// The ticket was opened by an answer to this very mail, which comes only now: held up on its way, or while its
    /// sender's mails are compared. It joins where the answer would have joined it.
    private Placement answered(Ticket ticket, InboundMessage message, Instant now) {
        boolean joins = !isSuspicious(message)
                && !ticket.isRejected()
                && takesPart(ticket, message)
                && goesOnWith(ticket, message)
                && (!isLate(ticket, message, now) || message.saysThanks());
        return joins
                ? joined(ticket, message, now)
                : new Placement.Elsewhere(message.asNewTicket(
                        message.conversation().next(), Objects.requireNonNullElse(message.mentions(), ticket.id())));
    }

    /// It goes where its likeness leads: the thousandth mail of one id in a single step, and each time to the same
    /// ticket.
    private static Placement another(InboundMessage message) {
        String likeness = Objects.requireNonNull(message.likeness());
        return new Placement.Elsewhere(
                message.asNewTicket(message.conversation().next(likeness), message.mentions()));
    }

    private static Placement collides(InboundMessage message) {
        return new Placement.Elsewhere(
                message.asNewTicket(message.conversation().next(), message.mentions()));
    }

    /// The next ticket that it may belong to; its own where there is none.
    private static Placement next(InboundMessage message, @Nullable TicketId refused, Instant now) {
        TicketId mentioned = message.mentions() == null ? refused : message.mentions();
        return message.alternatives().isEmpty()
                ? onItsOwn(message, mentioned, now)
                : new Placement.Elsewhere(message.toNextAlternative(mentioned));
    }

    private static Placement onItsOwn(InboundMessage message, @Nullable TicketId mentioned, Instant now) {
        if (message.opensNoTicket()) {
            return new Placement.Ignored(message, now);
        }
        return new Placement.Elsewhere(message.asNewTicket(message.conversation(), mentioned));
    }
}
