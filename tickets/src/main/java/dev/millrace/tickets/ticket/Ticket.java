package dev.millrace.tickets.ticket;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.millrace.tickets.id.ConversationHash;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.BaseSubject;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Circumstances;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Priority;
import dev.millrace.tickets.understanding.Question;
import dev.millrace.tickets.understanding.Risk;
import dev.millrace.tickets.understanding.Sentiment;
import dev.millrace.tickets.understanding.SideBySide;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A ticket as it stands: the fold of its events, without texts.
///
/// @param id derived from the conversation
/// @param version of the last update, from 1
/// @param tenant whose ticket
/// @param channel the door the conversation came through
/// @param conversation the whole hash that the id is the start of
/// @param status where it stands
/// @param requester who asked
/// @param participants addresses of all who wrote on it, as [Person#key()]
/// @param subject of the first message, shortened
/// @param ourAddress the mailbox or door it came to
/// @param answerable whether the requester is answered; false for programs
/// @param assurance of the first message
/// @param mentions a ticket the first message named but did not join
/// @param language ISO 639-1
/// @param category what it is about
/// @param categoryConfidence 0 to 1; 1 once corrected by a person
/// @param sentiment of the last message
/// @param anger whether the last message was angry
/// @param priority how soon
/// @param priorityCorrected whether a person said so; false in tickets of before
/// @param diagnosis the likeliest hypothesis
/// @param runbook that would mend it, or `none`
/// @param target what the runbook acts on
/// @param risk of the runbook
/// @param automatable whether the first message alone suffices
/// @param assignee the person or team who has it
/// @param consent the agreement it waits for
/// @param run the run last asked for
/// @param approvals how many agreements were asked for so far
/// @param lastMessageId the message that answers refer to
/// @param seen the first message taken and the last ones, shortened to hashes
/// @param replies ids of the last answers given
/// @param statusBeforeHold where it goes when resumed
/// @param openedAt when the first message was taken
/// @param updatedAt when this version was decided
/// @param resolvedAt when it was last resolved, while it is
/// @param closedAt when it was closed, while it is; null in tickets of before, until something happens to them
/// @param model version of the models that read the first message
/// @param compared what models in shadow said of the first message, while the ticket is not closed
/// @param review why it is neither worked on nor answered until a person has looked at it; once that is settled
///     against it, why it was closed; else null
/// @param unsure whether the desk could not tell what the matter is
/// @param alsoAbout what the first message is about besides
/// @param question what the requester was asked and has not answered yet
/// @param wish who at the desk chose the runbook, where somebody did
/// @param merging the merge into another ticket that is under way, while it is
/// @param mergedInto the ticket that it goes on in; what is written to it from then on is led there
/// @param merged the tickets that were merged into it, and those that came with them
@JsonIgnoreProperties(ignoreUnknown = true)
public record Ticket(
        TicketId id,
        long version,
        String tenant,
        Channel channel,
        ConversationHash conversation,
        TicketStatus status,
        Person requester,
        List<String> participants,
        String subject,
        String ourAddress,
        boolean answerable,
        Assurance assurance,
        @Nullable TicketId mentions,
        @Nullable String language,
        @Nullable Category category,
        double categoryConfidence,
        @Nullable Sentiment sentiment,
        boolean anger,
        @Nullable Priority priority,
        boolean priorityCorrected,
        @Nullable String diagnosis,
        @Nullable String runbook,
        @Nullable String target,
        @Nullable Risk risk,
        boolean automatable,
        @Nullable String assignee,
        @Nullable PendingConsent consent,
        @Nullable Run run,
        int approvals,
        @Nullable String lastMessageId,
        List<String> seen,
        List<String> replies,
        @Nullable TicketStatus statusBeforeHold,
        Instant openedAt,
        Instant updatedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt,
        @Nullable String model,
        @Nullable SideBySide compared,
        @Nullable String review,
        boolean unsure,
        List<Category> alsoAbout,
        @Nullable Question question,
        @Nullable Wish wish,
        @Nullable PendingMerge merging,
        @Nullable TicketId mergedInto,
        List<MergedTicket> merged) {

    public Ticket {
        participants = participants == null ? List.of() : List.copyOf(participants);
        seen = seen == null ? List.of() : List.copyOf(seen);
        replies = replies == null ? List.of() : List.copyOf(replies);
        alsoAbout = alsoAbout == null ? List.of() : List.copyOf(alsoAbout);
        merged = merged == null ? List.of() : List.copyOf(merged);
        // Whoever is asked may not answer meanwhile, and may not be able to in time. So the question ends, and is asked
        // anew once policy has judged the ticket again; in tickets of before it was still pending.
        if (status == TicketStatus.ON_HOLD || status == TicketStatus.ESCALATED) {
            consent = null;
        }
        if (statusBeforeHold == TicketStatus.AWAITING_APPROVAL || statusBeforeHold == TicketStatus.AWAITING_IDENTITY) {
            statusBeforeHold = TicketStatus.DIAGNOSED;
        }
    }

    /// What follows from a command. Never throws: an impossible command is a
    /// [TicketEvent.CommandRefused]; one that was already taken yields nothing.
    ///
    /// @param state the ticket, or null before its first message
    public static List<TicketEvent> decide(@Nullable Ticket state, TicketCommand command, DecisionContext context) {
        return new Decision(state, context).of(command);
    }

    /// The ticket after an event. Version and times are set by [#update].
    ///
    /// @param state the ticket, or null before [TicketEvent.Opened]
    /// @return null only when there is no ticket yet and the event is not its opening
    public static @Nullable Ticket evolve(@Nullable Ticket state, TicketEvent event) {
        return Evolution.apply(state, event);
    }

    /// The update that some events make: the ticket folded over them, one version on.
    ///
    /// @return empty when there are no events, or when they concern no ticket
    public static Optional<TicketUpdate> update(
            @Nullable Ticket state, List<TicketEvent> events, Instant at, @Nullable String traceparent) {
        if (events.isEmpty()) {
            return Optional.empty();
        }
        Ticket after = state;
        for (TicketEvent event : events) {
            after = evolve(after, event);
        }
        if (after == null) {
            return Optional.empty();
        }
        long version = state == null ? 1 : state.version + 1;
        Ticket numbered = new TicketDraft(after)
                .version(version)
                .updatedAt(at)
                .closedAt(after.status == TicketStatus.CLOSED ? Objects.requireNonNullElse(after.closedAt, at) : null)
                .build();
        return Optional.of(new TicketUpdate(numbered.id, numbered.tenant, version, at, events, numbered, traceparent));
    }

    /// Whether this very message was taken before.
    public boolean hasSeen(InboundMessage message) {
        return SeenMessages.have(seen, message);
    }

    /// Whether the very bytes of this mail were taken before.
    public boolean hasSeenBytesOf(InboundMessage message) {
        return SeenMessages.haveBytes(seen, message);
    }

    /// Whether the message with this id was taken before.
    public boolean hasSeen(String messageId) {
        return SeenMessages.have(seen, messageId);
    }

    /// Whether this message answers the question that was asked: from the requester, known at least as well as when he
    /// asked, and before a person took the ticket.
    ///
    /// @param defaultAssignee who has a ticket that nobody has taken
    public boolean isAnsweredBy(InboundMessage message, String defaultAssignee) {
        return question != null
                && status == TicketStatus.ASSIGNED
                && defaultAssignee.equals(assignee)
                && message.automatic() == Automatic.NONE
                && message.forwardedBy() == null
                && message.assurance().compareTo(assurance) >= 0
                && requester.key().equals(message.from().key());
    }

    /// Whether its requester only greeted, and is asked what it is about.
    public boolean asksForMatter() {
        return question != null && question.asksForMatter();
    }

    /// Whether that person wrote on the ticket, asked for it, or asked for one that was merged into it.
    public boolean hasParticipant(Person person) {
        return requester.key().equals(person.key())
                || participants.contains(person.key())
                || merged.stream().anyMatch(other -> other.requester().key().equals(person.key()));
    }

    /// Whether it waits until a person has looked at it.
    @JsonIgnore
    public boolean isInReview() {
        return review != null && status == TicketStatus.ON_HOLD;
    }

    /// Whether a person looked at it and would have none of it.
    @JsonIgnore
    public boolean isRejected() {
        return review != null && status == TicketStatus.CLOSED;
    }

    /// Whether a message goes on under the ticket's subject, as a reader of both would say.
    public boolean hasSubjectOf(InboundMessage message) {
        return BaseSubject.of(subject).equals(BaseSubject.of(message.subject()));
    }

    /// What policy judges it by beside requester and runbook. Whoever chooses a runbook says clearly what to do.
    public Circumstances circumstances() {
        return new Circumstances(
                category, wish == null ? categoryConfidence : 1, channel, automatable || wish != null, risk);
    }
}
