package dev.millrace.tickets.ticket;

import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.Excerpt;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Hypothesis;
import dev.millrace.tickets.understanding.OtherIssue;
import dev.millrace.tickets.understanding.Reading;
import dev.millrace.tickets.understanding.Sentiment;
import dev.millrace.tickets.understanding.SideBySide;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How each event changes the ticket. Total and deterministic; what an event may follow is [Decision]'s affair.
final class Evolution {
    /// Bounds on what a ticket remembers, so that its state stays small whatever is done to it.
    private static final int REPLIES_REMEMBERED = 32;
    /// Those that may still be told again, by a notifier that was killed before it noted that it had told them.
    private static final int REPLIES_REMEMBERED_CLOSED = 4;
    private static final int PARTICIPANTS_REMEMBERED = 32;
    private static final int SUBJECT_LENGTH = 200;

    private Evolution() {}

    static @Nullable Ticket apply(@Nullable Ticket state, TicketEvent event) {
        if (event instanceof TicketEvent.Opened opened) {
            return state == null ? open(opened) : state;
        }
        return state == null ? null : change(state, event);
    }

    private static Ticket open(TicketEvent.Opened event) {
        return new Ticket(
                event.ticket(),
                0,
                event.tenant(),
                event.channel(),
                event.conversation(),
                TicketStatus.NEW,
                event.requester(),
                List.of(event.requester().key()),
                Excerpt.of(event.subject(), SUBJECT_LENGTH),
                event.ourAddress(),
                event.answerable(),
                event.assurance(),
                event.mentions(),
                null,
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
                event.at(),
                event.at(),
                null,
                null,
                null,
                null,
                null,
                false,
                List.of(),
                null,
                null,
                null,
                null,
                List.of());
    }

    private static Ticket change(Ticket ticket, TicketEvent event) {
        TicketDraft draft = new TicketDraft(ticket);
        TicketDraft changed = switch (event) {
            case TicketEvent.Opened _, TicketEvent.Unrecognised _, TicketEvent.CommandRefused _ -> draft;
            case TicketEvent.AcknowledgementDue _ -> draft;
            case TicketEvent.Commented commented ->
                commented.messageId() == null
                        ? draft
                        : draft.seen(SeenMessages.with(ticket.seen(), commented.messageId()));
            case TicketEvent.MessageReceived received -> receive(draft, ticket, received);
            case TicketEvent.MessageRepeated repeated ->
                draft.seen(SeenMessages.with(ticket.seen(), repeated.messageId()));
            case TicketEvent.ReviewNeeded needed ->
                draft.review(needed.reason()).status(TicketStatus.ON_HOLD).statusBeforeHold(ticket.status());
            case TicketEvent.Understood understood -> understand(draft, understood);
            case TicketEvent.Prioritised prioritised ->
                draft.priority(prioritised.priority().value());
            case TicketEvent.Diagnosed diagnosed -> diagnose(draft, ticket, diagnosed.diagnosis());
            case TicketEvent.QuestionAsked asked -> draft.question(asked.question());
            case TicketEvent.Authorised _, TicketEvent.MailDownloaded _ -> draft;
            case TicketEvent.ConsentRequested requested ->
                draft.status(
                                requested.consent() == Consent.IDENTITY
                                        ? TicketStatus.AWAITING_IDENTITY
                                        : TicketStatus.AWAITING_APPROVAL)
                        .question(null)
                        .approvals(ticket.approvals() + 1)
                        .consent(PendingConsent.of(requested));
            case TicketEvent.ConsentersFound found -> draft.consent(changed(ticket, pending -> pending.asked(found)));
            case TicketEvent.Approved approved ->
                draft.consent(changed(ticket, pending -> pending.agreed(approved.by())));
            case TicketEvent.CodeRequested requested ->
                draft.consent(changed(ticket, pending -> pending.mailedCode(requested.by())));
            case TicketEvent.CodeRefused refused ->
                draft.consent(changed(ticket, pending -> guessed(pending, refused)));
            case TicketEvent.Denied _ -> draft.consent(null);
            case TicketEvent.ConsentExpired _, TicketEvent.ConsentImpossible _ -> draft.consent(null);
            case TicketEvent.RemediationRequested requested ->
                draft.status(TicketStatus.REMEDIATING)
                        .assignee(null)
                        .consent(null)
                        .question(null)
                        .run(Run.of(requested));
            case TicketEvent.RemediationProgressed progressed ->
                draft.run(runAt(ticket, progressed.sequence(), progressed.step(), null, true));
            case TicketEvent.RemediationDeferred deferred ->
                draft.run(runAt(ticket, deferred.sequence(), null, deferred.connector(), true));
            case TicketEvent.RemediationSucceeded succeeded ->
                draft.run(runAt(ticket, succeeded.sequence(), null, null, false));
            case TicketEvent.RemediationFailed failed ->
                draft.run(runAt(ticket, failed.sequence(), failed.step(), null, false));
            case TicketEvent.Assigned assigned ->
                draft.status(TicketStatus.ASSIGNED)
                        .assignee(assigned.assignee())
                        .question(isTakenByHand(ticket) ? null : ticket.question())
                        .consent(null);
            case TicketEvent.Replied replied ->
                draft.replies(appended(ticket.replies(), replied.replyId(), REPLIES_REMEMBERED));
            case TicketEvent.ReplyWithheld withheld ->
                draft.replies(appended(ticket.replies(), withheld.replyId(), REPLIES_REMEMBERED));
            case TicketEvent.Resolved resolved ->
                draft.status(TicketStatus.RESOLVED)
                        .resolvedAt(resolved.at())
                        .statusBeforeHold(null)
                        .question(null)
                        .consent(null);
            case TicketEvent.Reopened reopened ->
                draft.status(TicketStatus.REOPENED)
                        .assignee(reopened.assignee())
                        .question(null)
                        .resolvedAt(null)
                        .review(null);
            case TicketEvent.Closed _ -> shrink(draft.status(TicketStatus.CLOSED), ticket);
            case TicketEvent.Held _ -> draft.status(TicketStatus.ON_HOLD).statusBeforeHold(ticket.status());
            case TicketEvent.Resumed _ ->
                draft.status(ticket.statusBeforeHold() == null ? TicketStatus.ASSIGNED : ticket.statusBeforeHold())
                        .statusBeforeHold(null)
                        .review(null);
            case TicketEvent.Escalated _ -> draft.status(TicketStatus.ESCALATED);
            case TicketEvent.RunbookChosen chosen ->
                draft.status(TicketStatus.DIAGNOSED)
                        .runbook(chosen.runbook())
                        .target(chosen.target())
                        .risk(null)
                        .question(null)
                        .wish(new Wish(
                                chosen.by(),
                                chosen.parameters(),
                                ticket.assignee(),
                                ticket.status() == TicketStatus.ESCALATED));
            case TicketEvent.CategoryCorrected corrected ->
                draft.category(corrected.to())
                        .categoryConfidence(1)
                        .compared(corrected(ticket.compared(), SideBySide.CATEGORY));
            case TicketEvent.PriorityCorrected corrected ->
                draft.priority(corrected.to())
                        .priorityCorrected(true)
                        .compared(corrected(ticket.compared(), SideBySide.PRIORITY));
            case TicketEvent.SentimentCorrected corrected ->
                draft.sentiment(corrected.to()).anger(ticket.anger() && corrected.to() == Sentiment.NEGATIVE);
            case TicketEvent.Compared compared -> draft.compared(compared.verdicts());
            case TicketEvent.MergeRequested requested ->
                draft.merging(
                        new PendingMerge(requested.target(), requested.by(), requested.reason(), requested.request()));
            case TicketEvent.MergeDeclined _ -> draft.merging(null);
            case TicketEvent.Merged merged ->
                shrink(draft.status(TicketStatus.CLOSED), ticket)
                        .question(null)
                        .merging(null)
                        .mergedInto(merged.target());
            case TicketEvent.MergedIn mergedIn -> draft.merged(MergeRules.with(ticket.merged(), mergedIn.tickets()));
        };
        return changed.build();
    }

    private static PendingConsent guessed(PendingConsent pending, TicketEvent.CodeRefused refused) {
        CodeSource source = refused.source();
        Instant at = refused.at();
        return source == null || at == null ? pending : pending.guessed(source, at);
    }

    private static TicketDraft receive(TicketDraft draft, Ticket ticket, TicketEvent.MessageReceived received) {
        draft.seen(SeenMessages.with(ticket.seen(), received)).participants(withParticipants(ticket, received));
        // Answers refer to what a person wrote, not to the out-of-office note that came after it.
        if (received.automatic() != Automatic.NONE) {
            return draft;
        }
        List<MergedTicket> merged = withAnswered(ticket, received);
        return merged.equals(ticket.merged()) ? draft.lastMessageId(received.messageId()) : draft.merged(merged);
    }

    /// Whoever asked in a merged ticket is answered on what he wrote himself, and nobody else is answered on that.
    private static List<MergedTicket> withAnswered(Ticket ticket, TicketEvent.MessageReceived received) {
        String writer = received.from().key();
        return writer.equals(ticket.requester().key())
                ? ticket.merged()
                : ticket.merged().stream()
                        .map(other ->
                                other.requester().key().equals(writer) ? other.answeredOn(received.messageId()) : other)
                        .toList();
    }

    private static TicketDraft understand(TicketDraft draft, TicketEvent.Understood understood) {
        Reading reading = understood.reading();
        draft.sentiment(reading.sentiment().value()).anger(reading.sentiment().anger());
        if (understood.tellsMatter()) {
            draft.category(reading.category().value())
                    .categoryConfidence(reading.category().confidence())
                    .language(reading.language().value())
                    .model(reading.model());
        }
        return draft;
    }

    /// The desk assigns what it asks about in one go with its diagnosis; whoever does so later has taken the ticket,
    /// and asks for himself.
    private static boolean isTakenByHand(Ticket ticket) {
        return ticket.asksForMatter() && ticket.status() != TicketStatus.DIAGNOSED;
    }

    private static TicketDraft diagnose(TicketDraft draft, Ticket ticket, Diagnosis diagnosis) {
        Hypothesis likeliest = diagnosis.hypotheses().stream()
                .filter(hypothesis -> hypothesis.runbook().equals(diagnosis.runbook()))
                .findFirst()
                .or(() -> diagnosis.hypotheses().stream().findFirst())
                .orElse(null);
        // The answer to a question says nothing of what the first message was about besides.
        List<Category> besides = diagnosis.alsoAbout().isEmpty()
                ? ticket.alsoAbout()
                : diagnosis.alsoAbout().stream().map(OtherIssue::category).toList();
        TicketDraft placed = ticket.isInReview()
                ? draft.statusBeforeHold(TicketStatus.DIAGNOSED)
                : draft.status(TicketStatus.DIAGNOSED);
        return placed.unsure(diagnosis.unsure())
                .alsoAbout(besides)
                .question(ticket.answerable() ? diagnosis.question() : null)
                .diagnosis(likeliest == null ? null : likeliest.hypothesis())
                .risk(likeliest == null ? null : likeliest.risk())
                .runbook(diagnosis.runbook())
                .target(diagnosis.target())
                .automatable(diagnosis.automatable())
                .wish(null);
    }

    private static @Nullable PendingConsent changed(
            Ticket ticket, Function<PendingConsent, @Nullable PendingConsent> change) {
        return ticket.consent() == null ? null : change.apply(ticket.consent());
    }

    private static @Nullable Run runAt(
            Ticket ticket, long sequence, @Nullable String step, @Nullable String waitsFor, boolean underWay) {
        return ticket.run() == null ? null : ticket.run().at(sequence, step, waitsFor, underWay);
    }

    /// A closed ticket keeps what a late reply, a look at the list and the end of its run need, and no more. Runs are
    /// counted on when it is reopened.
    private static TicketDraft shrink(TicketDraft draft, Ticket ticket) {
        return draft.consent(null)
                .replies(last(ticket.replies(), REPLIES_REMEMBERED_CLOSED))
                .statusBeforeHold(null)
                .compared(null)
                .wish(null);
    }

    /// Whoever wrote or passed a message on takes part; a mailer daemon takes part in nothing.
    private static List<String> withParticipants(Ticket ticket, TicketEvent.MessageReceived received) {
        if (received.automatic() == Automatic.BOUNCE) {
            return ticket.participants();
        }
        Person forwarder = received.forwardedBy();
        // Whoever's mail is passed on into a ticket that there is has not sent it.
        List<String> participants = forwarder == null || ticket.participants().isEmpty()
                ? withParticipant(ticket.participants(), received.from())
                : ticket.participants();
        return forwarder == null ? participants : withParticipant(participants, forwarder);
    }

    private static List<String> withParticipant(List<String> participants, Person person) {
        return participants.contains(person.key())
                ? participants
                : appended(participants, person.key(), PARTICIPANTS_REMEMBERED);
    }

    private static List<String> appended(List<String> list, String item, int limit) {
        List<String> longer = new ArrayList<>(list);
        longer.add(item);
        return last(longer, limit);
    }

    private static List<String> last(List<String> list, int limit) {
        return list.subList(Math.max(0, list.size() - limit), list.size());
    }

    private static @Nullable SideBySide corrected(@Nullable SideBySide compared, String field) {
        return compared == null ? null : compared.corrected(field);
    }
}
