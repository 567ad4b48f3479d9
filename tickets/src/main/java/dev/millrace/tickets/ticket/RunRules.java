package dev.millrace.tickets.ticket;

import static dev.millrace.tickets.ticket.Refusal.refuse;

import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationOutcome.Leftover;
import java.util.List;
import java.util.stream.Collectors;

/// What follows from how a run goes.
///
/// @param context what the decision needs beside the ticket
record RunRules(DecisionContext context) {
    List<TicketEvent> outcome(Ticket ticket, TicketCommand.RecordOutcome command, RemediationOutcome.OfRun outcome) {
        Run run = ticket.run();
        if (run == null || !run.runId().equals(outcome.runId())) {
            return refuse(command, "run %s is not the ticket's".formatted(outcome.runId()));
        }
        if (outcome.sequence() <= run.sequence()) {
            return List.of();
        }
        return switch (outcome) {
            case RemediationOutcome.StepDone done ->
                List.of(new TicketEvent.RemediationProgressed(
                        done.runId(), done.sequence(), done.step(), done.phase(), done.detail()));
            case RemediationOutcome.Deferred deferred ->
                List.of(new TicketEvent.RemediationDeferred(
                        deferred.runId(),
                        deferred.sequence(),
                        deferred.connector(),
                        deferred.cause(),
                        deferred.reason(),
                        deferred.until()));
            case RemediationOutcome.Succeeded succeeded -> succeeded(ticket, succeeded);
            case RemediationOutcome.Failed failed -> failed(ticket, failed);
        };
    }

    private List<TicketEvent> succeeded(Ticket ticket, RemediationOutcome.Succeeded outcome) {
        TicketEvent succeeded = new TicketEvent.RemediationSucceeded(
                outcome.runId(), outcome.sequence(), outcome.summary(), outcome.secret(), outcome.told());
        return awaitsRun(ticket)
                ? List.of(succeeded, new TicketEvent.Resolved(null, outcome.summary(), context.now()))
                : List.of(succeeded);
    }

    private List<TicketEvent> failed(Ticket ticket, RemediationOutcome.Failed outcome) {
        TicketEvent failed = new TicketEvent.RemediationFailed(
                outcome.runId(),
                outcome.sequence(),
                outcome.step(),
                outcome.reason(),
                outcome.undone(),
                outcome.left(),
                outcome.told());
        if (awaitsRun(ticket)) {
            return context.backToPerson(failed, ticket, handedOver(outcome));
        }
        return ticket.status().isDone() && leavesSomething(outcome)
                ? List.of(failed, context.reopened(ticket, afterTheEnd(ticket) + handedOver(outcome)))
                : List.of(failed);
    }

    private static boolean leavesSomething(RemediationOutcome.Failed outcome) {
        return !outcome.undone() || !outcome.left().isEmpty();
    }

    /// Closing or resolving a ticket does not end its run, and what that leaves behind somebody must look at.
    private static String afterTheEnd(Ticket ticket) {
        return "its run failed after it was %s: "
                .formatted(
                        ticket.mergedInto() == null ? ticket.status().words() : "merged into " + ticket.mergedInto());
    }

    /// Whoever takes over must know what stays as the run left it.
    private static String handedOver(RemediationOutcome.Failed outcome) {
        return outcome.left().isEmpty()
                ? outcome.reason()
                : outcome.left().stream()
                        .map(Leftover::words)
                        .collect(Collectors.joining("; ", outcome.reason() + ". Not taken back: ", ""));
    }

    /// A person who took the ticket over during the run keeps it; one that was only held during it ends with
    /// the run.
    private static boolean awaitsRun(Ticket ticket) {
        return ticket.status() == TicketStatus.REMEDIATING
                || (ticket.status() == TicketStatus.ON_HOLD && ticket.statusBeforeHold() == TicketStatus.REMEDIATING);
    }
}
