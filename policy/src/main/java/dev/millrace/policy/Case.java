package dev.millrace.policy;

import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Circumstances;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Priority;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a policy judges: who wants what done, and how that came about.
///
/// @param runbook its id, or `none`
/// @param target what it acts on, as the message says it; null where nobody has said it
/// @param technician who chose the runbook at the desk; null where the message led to it
/// @param circumstances null where they are not known, as in requests of programs of before
public record Case(
        String tenant,
        Person requester,
        Assurance assurance,
        @Nullable Priority priority,
        String runbook,
        @Nullable String target,
        @Nullable Person technician,
        @Nullable Circumstances circumstances) {
    /// A ticket, for which nothing was asked yet.
    public static Case of(Ticket ticket) {
        return new Case(
                ticket.tenant(),
                ticket.requester(),
                ticket.assurance(),
                ticket.priority(),
                Objects.requireNonNullElse(ticket.runbook(), Diagnosis.NO_RUNBOOK),
                ticket.target(),
                ticket.wish() == null ? null : ticket.wish().by(),
                ticket.circumstances());
    }

    /// What was asked for, whatever policy said of it then.
    public static Case of(Execute request) {
        return new Case(
                request.tenant(),
                request.requester(),
                request.assurance(),
                request.priority(),
                request.runbook(),
                request.target(),
                request.askedBy(),
                request.circumstances());
    }

    /// Whether the target is the requester's own account, as far as names tell; the directory is asked where it
    /// runs.
    boolean isSelf() {
        String wanted = Objects.requireNonNullElse(target, "").strip().toLowerCase(Locale.ROOT);
        String address = requester.key();
        int at = address.lastIndexOf('@');
        return wanted.equals(Diagnosis.SENDER)
                || wanted.equals(address)
                || (at > 0 && wanted.equals(address.substring(0, at)));
    }
}
