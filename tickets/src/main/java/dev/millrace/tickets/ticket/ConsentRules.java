package dev.millrace.tickets.ticket;

import static dev.millrace.tickets.ticket.Refusal.refuse;

import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.understanding.Diagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What policy, and those whose agreement it asks for, say to a run.
///
/// @param context what the decision needs beside the ticket
record ConsentRules(DecisionContext context) {
    List<TicketEvent> authorise(Ticket ticket, TicketCommand.Authorise command) {
        if (ticket.status() != TicketStatus.DIAGNOSED) {
            return refuse(command, "only a diagnosed ticket is authorised; this one is " + ticket.status());
        }
        List<TicketEvent> events = new ArrayList<>();
        events.add(new TicketEvent.Authorised(command.authorisation()));
        events.add(
                switch (command.authorisation()) {
                    case Authorisation.Automatic automatic -> run(ticket, automatic, null);
                    case Authorisation.NeedsConsent needed -> askFor(ticket, needed.consent());
                    case Authorisation.Never never -> context.toPerson(never.reason());
                });
        return events;
    }

    private TicketEvent askFor(Ticket ticket, Consent consent) {
        return new TicketEvent.ConsentRequested(
                ticket.id() + "-" + (ticket.approvals() + 1),
                consent,
                Objects.requireNonNullElse(ticket.runbook(), Diagnosis.NO_RUNBOOK),
                Objects.requireNonNullElse(ticket.target(), Diagnosis.SENDER),
                context.now().plus(context.approvalTtl()));
    }

    private TicketEvent run(Ticket ticket, Authorisation authorisation, @Nullable Person consentBy) {
        String runbook = Objects.requireNonNullElse(ticket.runbook(), Diagnosis.NO_RUNBOOK);
        int attempt = ticket.run() == null ? 1 : ticket.run().attempt() + 1;
        return new TicketEvent.RemediationRequested(
                ticket.id() + "/" + runbook + "/" + attempt,
                attempt,
                runbook,
                Objects.requireNonNullElse(ticket.target(), Diagnosis.SENDER),
                authorisation,
                consentBy,
                context.now());
    }

    List<TicketEvent> approve(Ticket ticket, TicketCommand.Approve command) {
        String objection = objection(ticket, command.approvalId(), command.by(), command.via());
        PendingConsent pending = ticket.consent();
        if (objection != null || pending == null) {
            return refuse(command, objection == null ? "no approval is pending" : objection);
        }
        return List.of(
                new TicketEvent.Approved(command.approvalId(), command.by()),
                run(ticket, new Authorisation.NeedsConsent("approved", pending.consent()), command.by()));
    }

    List<TicketEvent> deny(Ticket ticket, TicketCommand.Deny command) {
        String objection = objection(ticket, command.approvalId(), command.by(), command.via());
        if (objection != null) {
            return refuse(command, objection);
        }
        return List.of(
                new TicketEvent.Denied(command.approvalId(), command.by()),
                context.toPerson(command.by().shown() + " did not agree"));
    }

    /// Why somebody may not speak on an approval, or null when he may.
    private @Nullable String objection(Ticket ticket, String approvalId, Person by, TicketCommand.Via via) {
        PendingConsent pending = ticket.consent();
        if (pending == null) {
            return "no approval is pending; the ticket is " + ticket.status();
        }
        if (!pending.approvalId().equals(approvalId)) {
            return "approval %s is pending, not %s".formatted(pending.approvalId(), approvalId);
        }
        if (context.now().isAfter(pending.expiresAt())) {
            return "the approval expired at " + pending.expiresAt();
        }
        if (pending.consent() != Consent.IDENTITY
                && by.key().equals(ticket.requester().key())) {
            return by.address() + " cannot agree to his own request";
        }
        if (via == TicketCommand.Via.LINK && !pending.mayBeGivenBy(by)) {
            return by.address() + " was not asked";
        }
        return null;
    }

    List<TicketEvent> found(Ticket ticket, RemediationOutcome.ConsentersFound found) {
        return isPending(ticket, found.approvalId())
                ? List.of(new TicketEvent.ConsentersFound(found.approvalId(), found.consenters()))
                : List.of();
    }

    List<TicketEvent> foundNobody(Ticket ticket, RemediationOutcome.NobodyToAsk nobody) {
        return isPending(ticket, nobody.approvalId())
                ? List.of(new TicketEvent.ConsentExpired(nobody.approvalId()), context.toPerson(nobody.reason()))
                : List.of();
    }

    List<TicketEvent> expired(Ticket ticket, @Nullable String approvalId) {
        PendingConsent pending = ticket.consent();
        return pending != null && pending.approvalId().equals(approvalId)
                ? List.of(
                        new TicketEvent.ConsentExpired(pending.approvalId()),
                        context.toPerson("nobody answered the request for approval in time"))
                : List.of();
    }

    /// The first telling counts: an outcome is told again when a process died before it could note that it had
    /// told.
    private static boolean isPending(Ticket ticket, String approvalId) {
        PendingConsent pending = ticket.consent();
        return pending != null
                && pending.approvalId().equals(approvalId)
                && pending.consenters().isEmpty();
    }
}
