package dev.millrace.tickets.ticket;

import dev.millrace.tickets.signature.ConsentCodes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// What a decision needs beside the ticket and the command.
///
/// @param now the time of the decision
/// @param approvalTtl how long somebody may take to agree
/// @param defaultAssignee who gets what cannot be fixed by a runbook
/// @param codes by which people answer where a link is of no use
/// @param technicians addresses of the tenant's technicians, in lower case
public record DecisionContext(
        Instant now, Duration approvalTtl, String defaultAssignee, ConsentCodes codes, Set<String> technicians) {
    public DecisionContext {
        technicians = Set.copyOf(technicians);
    }

    /// A desk whose technicians do not write mails.
    public DecisionContext(Instant now, Duration approvalTtl, String defaultAssignee, ConsentCodes codes) {
        this(now, approvalTtl, defaultAssignee, codes, Set.of());
    }

    /// Automation has nothing more to do here.
    TicketEvent.Assigned toPerson(String reason) {
        return new TicketEvent.Assigned(defaultAssignee, reason);
    }

    /// Automation had its turn; a person looks at what is left.
    TicketEvent.Reopened reopened(Ticket ticket, String reason) {
        return new TicketEvent.Reopened(reason, Objects.requireNonNullElse(ticket.assignee(), defaultAssignee));
    }

    /// A runbook has nothing more to do here: whoever had the ticket when somebody chose the runbook has it again, and
    /// what was escalated then still is.
    List<TicketEvent> backToPerson(Ticket ticket, String reason) {
        Wish wish = ticket.wish();
        if (wish == null) {
            return List.of(toPerson(reason));
        }
        TicketEvent back =
                wish.assignee() == null ? toPerson(reason) : new TicketEvent.Assigned(wish.assignee(), reason);
        return wish.escalated()
                ? List.of(back, new TicketEvent.Escalated(wish.by(), "as it was when the runbook was chosen"))
                : List.of(back);
    }

    /// The same, after what has happened.
    List<TicketEvent> backToPerson(TicketEvent happened, Ticket ticket, String reason) {
        return Stream.concat(Stream.of(happened), backToPerson(ticket, reason).stream())
                .toList();
    }
}
