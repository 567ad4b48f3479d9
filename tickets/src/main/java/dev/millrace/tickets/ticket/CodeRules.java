package dev.millrace.tickets.ticket;

import static dev.millrace.tickets.ticket.Refusal.refuse;

import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.signature.ConsentCodes;
import dev.millrace.tickets.ticket.TicketCommand.Door;
import dev.millrace.tickets.ticket.TicketCommand.Via;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Who is mailed a code to answer with, whose code it is that somebody answers with, and whether it counts.
///
/// @param context what the decision needs beside the ticket
/// @param answers what follows from an answer once it is known whose it is
record CodeRules(DecisionContext context, AnswerRules answers) {
    /// The answer that a message is, where it is nothing but a code and the ticket waits for somebody to
    /// confirm who he is.
    Optional<TicketCommand.AnswerByCode> codeIn(Ticket ticket, InboundMessage message) {
        PendingConsent pending = ticket.consent();
        return pending == null || pending.consent() != Consent.IDENTITY || message.automatic() != Automatic.NONE
                ? Optional.empty()
                : ConsentCodes.in(message.text())
                        .map(code -> new TicketCommand.AnswerByCode(
                                ticket.id(),
                                ticket.tenant(),
                                pending.approvalId(),
                                context.codes().proof(pending.approvalId(), code),
                                true,
                                CodeSource.mail(message.from(), message.assurance())));
    }

    List<TicketEvent> byCode(Ticket ticket, TicketCommand.AnswerByCode answer) {
        PendingConsent pending = ticket.consent();
        Optional<String> objection = answers.objectionToQuestion(ticket, answer.approvalId());
        if (objection.isPresent() || pending == null) {
            return refuse(answer, objection.orElse("no approval is pending"));
        }
        CodeSource source = Objects.requireNonNullElse(answer.source(), CodeSource.UNKNOWN);
        if (pending.codesUntil() != null && context.now().isAfter(pending.codesUntil())) {
            return notLookedAt(pending, "the code expired at " + pending.codesUntil(), pending.left(source), source);
        }
        Optional<Instant> waits = pending.waits(source, context.now());
        if (waits.isPresent()) {
            return notLookedAt(
                    pending, "too many wrong codes were given; the next is looked at from " + waits.get(), 0, source);
        }
        String content = Objects.requireNonNullElse(pending.content(), "");
        return pending.consenter(
                        person -> context.codes().proves(answer.approvalId(), content, person.key(), answer.proof())
                                && (answer.by() == null || answer.by().key().equals(person.key())))
                .map(by -> answer.approved()
                        ? answers.approve(ticket, answer, answer.approvalId(), by, Via.CODE, pending.content())
                        : answers.deny(ticket, answer, answer.approvalId(), by, Via.CODE, pending.content()))
                .orElseGet(() -> wrong(pending, source));
    }

    /// Has a person who was asked mailed his code, which whoever wants to give his answer must know.
    List<TicketEvent> request(Ticket ticket, TicketCommand.RequestCode request) {
        PendingConsent pending = ticket.consent();
        Optional<String> objection = answers.objectionToQuestion(ticket, request.approvalId());
        if (objection.isPresent() || pending == null) {
            return refuse(request, objection.orElse("no approval is pending"));
        }
        return objectionTo(ticket, pending, request)
                .map(reason -> refuse(request, reason))
                .orElseGet(() -> List.of(new TicketEvent.CodeRequested(
                        request.approvalId(), asked(pending, request.by()), request.approved(), request.door())));
    }

    /// Who is meant, at the address where he was asked.
    private static Person asked(PendingConsent pending, Person by) {
        return pending.consenter(person -> person.key().equals(by.key())).orElse(by);
    }

    private static Optional<String> objectionTo(
            Ticket ticket, PendingConsent pending, TicketCommand.RequestCode request) {
        if (pending.consent() == Consent.IDENTITY) {
            return Optional.of("whoever is to confirm who he is was mailed his code with the question");
        }
        if (request.door() == Door.LINK && !Objects.equals(pending.content(), request.content())) {
            return Optional.of("what the link was made for has changed since; it is void");
        }
        return AnswerRules.objectionToPerson(ticket, pending, request.by(), Via.CODE, request.approved())
                .or(() -> pending.wasMailedEnough(request.by())
                        ? Optional.of("%s was mailed the code %d times already; it still counts"
                                .formatted(request.by().address(), ConsentCodes.MOST_MAILED))
                        : Optional.empty());
    }

    private List<TicketEvent> wrong(PendingConsent pending, CodeSource source) {
        return List.of(new TicketEvent.CodeRefused(
                pending.approvalId(), "the code is wrong", pending.left(source) - 1, source, context.now()));
    }

    private static List<TicketEvent> notLookedAt(PendingConsent pending, String reason, int left, CodeSource source) {
        return List.of(new TicketEvent.CodeRefused(pending.approvalId(), reason, left, source, null));
    }
}
