package dev.millrace.tickets.ticket;

import static dev.millrace.tickets.ticket.Refusal.refuse;

import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.signature.ConsentCodes;
import dev.millrace.tickets.ticket.TicketCommand.Via;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Whose code it is that somebody answers with, and whether it counts.
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
                                true));
    }

    List<TicketEvent> byCode(Ticket ticket, TicketCommand.AnswerByCode answer) {
        PendingConsent pending = ticket.consent();
        Optional<String> objection = answers.objectionToQuestion(ticket, answer.approvalId());
        if (objection.isPresent() || pending == null) {
            return refuse(answer, objection.orElse("no approval is pending"));
        }
        int left = ConsentCodes.MOST_WRONG - pending.wrongCodes();
        if (left <= 0) {
            return wrong(pending, "too many wrong codes were given; codes count no more, the links do", 0);
        }
        if (pending.codesUntil() != null && context.now().isAfter(pending.codesUntil())) {
            return wrong(pending, "the code expired at " + pending.codesUntil(), left);
        }
        String content = Objects.requireNonNullElse(pending.content(), "");
        return pending.consenter(
                        person -> context.codes().proves(answer.approvalId(), content, person.key(), answer.proof()))
                .map(by -> answer.approved()
                        ? answers.approve(ticket, answer, answer.approvalId(), by, Via.CODE, pending.content())
                        : answers.deny(ticket, answer, answer.approvalId(), by, Via.CODE, pending.content()))
                .orElseGet(() -> wrong(pending, "the code is wrong", left - 1));
    }

    private static List<TicketEvent> wrong(PendingConsent pending, String reason, int left) {
        return List.of(new TicketEvent.CodeRefused(pending.approvalId(), reason, left));
    }
}
