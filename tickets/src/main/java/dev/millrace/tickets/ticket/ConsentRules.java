package dev.millrace.tickets.ticket;

import static dev.millrace.tickets.ticket.Refusal.refuse;

import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.AgreedContent;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.signature.ConsentCodes;
import dev.millrace.tickets.understanding.Diagnosis;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What follows from policy: a run, or the question whether somebody agrees.
///
/// @param context what the decision needs beside the ticket
record ConsentRules(DecisionContext context) {
    /// Only where a person has the ticket, and no run goes on that he took it over from: its end would be lost.
    List<TicketEvent> chosen(Ticket ticket, TicketCommand.RunRunbook command) {
        if (ticket.mergedInto() != null) {
            return refuse(command, "the ticket was merged: ask for the runbook in " + ticket.mergedInto());
        }
        Run run = ticket.run();
        return switch (ticket.status()) {
            case ASSIGNED, ESCALATED, REOPENED ->
                run != null && run.underWay()
                        ? refuse(
                                command,
                                "run %s is still under way: wait for its end, or cancel it".formatted(run.runId()))
                        : List.of(new TicketEvent.RunbookChosen(
                                command.by(), command.runbook(), command.target(), command.parameters()));
            case NEW, DIAGNOSED, AWAITING_APPROVAL, AWAITING_IDENTITY, REMEDIATING, ON_HOLD, RESOLVED, CLOSED ->
                refuse(
                        command,
                        "a runbook can be asked for while a person has the ticket; this one is "
                                + ticket.status().words());
        };
    }

    List<TicketEvent> authorise(Ticket ticket, TicketCommand.Authorise command) {
        if (ticket.status() != TicketStatus.DIAGNOSED) {
            return refuse(
                    command,
                    "only a diagnosed ticket is authorised; this one is "
                            + ticket.status().words());
        }
        List<TicketEvent> events = new ArrayList<>();
        events.add(new TicketEvent.Authorised(command.authorisation()));
        events.addAll(
                switch (command.authorisation()) {
                    case Authorisation.Automatic automatic -> List.of(run(ticket, automatic, List.of(), null, false));
                    case Authorisation.NeedsConsent _
                    when !parameters(ticket).isEmpty() ->
                        context.backToPerson(
                                ticket,
                                "somebody must agree to it, and whoever is asked is not shown parameters: "
                                        + "with parameters a runbook runs only where policy asks nobody");
                    case Authorisation.NeedsConsent needed -> List.of(ask(ticket, needed));
                    case Authorisation.Never never -> context.backToPerson(ticket, never.reason());
                });
        if (command.authorisation() instanceof Authorisation.Never && ticket.question() != null) {
            events.add(new TicketEvent.QuestionAsked(ticket.question()));
        }
        return events;
    }

    private TicketEvent ask(Ticket ticket, Authorisation.NeedsConsent needed) {
        Duration within = Objects.requireNonNullElse(needed.within(), context.approvalTtl());
        return new TicketEvent.ConsentRequested(
                ticket.id() + "-" + (ticket.approvals() + 1),
                needed.consent(),
                needed.roles(),
                needed.quorum(),
                runbook(ticket),
                target(ticket),
                context.now().plus(within),
                within);
    }

    /// A run of the ticket's runbook.
    ///
    /// @param consents who agreed, in order
    /// @param content what they agreed to
    /// @param atDesk whether the last of them was signed in at the desk
    TicketEvent run(
            Ticket ticket,
            Authorisation authorisation,
            List<Person> consents,
            @Nullable String content,
            boolean atDesk) {
        int attempt = attempt(ticket);
        return new TicketEvent.RemediationRequested(
                ticket.id() + "/" + runbook(ticket) + "/" + attempt,
                attempt,
                runbook(ticket),
                target(ticket),
                authorisation,
                consents.isEmpty() ? null : consents.getLast(),
                consents,
                content,
                atDesk,
                context.now());
    }

    /// Which run of the ticket comes next. A ticket that was closed by a desk of before kept no count, and only
    /// a choice leads to a run once it is reopened; no ticket has had as many runs as it has versions.
    private static int attempt(Ticket ticket) {
        if (ticket.run() != null) {
            return ticket.run().attempt() + 1;
        }
        return ticket.wish() == null ? 1 : Math.toIntExact(ticket.version());
    }

    /// The first telling counts, for an outcome is told again when a process died before it could note that it had
    /// told; and each that tells of another plan. Whoever is asked anew has as long as whoever was asked before.
    List<TicketEvent> found(Ticket ticket, RemediationOutcome.ConsentersFound found) {
        PendingConsent pending = ticket.consent();
        if (pending == null || !pending.approvalId().equals(found.approvalId())) {
            return List.of();
        }
        String content = found.plan() == null
                ? null
                : AgreedContent.of(
                        runbook(ticket), target(ticket), parameters(ticket), ticket.requester(), found.plan());
        if (!pending.consenters().isEmpty() && Objects.equals(pending.content(), content)) {
            return List.of();
        }
        Instant anew = pending.consenters().isEmpty() || pending.within() == null
                ? null
                : context.now().plus(pending.within());
        Instant until = Objects.requireNonNullElse(anew, pending.expiresAt());
        return List.of(new TicketEvent.ConsentersFound(
                found.approvalId(), found.consenters(), content, codesUntil(pending, until), anew));
    }

    /// A code that confirms who somebody is lives short; one by which he agrees lives as long as its link.
    private Instant codesUntil(PendingConsent pending, Instant until) {
        Instant soon = context.now().plus(ConsentCodes.TIME_TO_LIVE);
        return pending.consent() == Consent.IDENTITY && soon.isBefore(until) ? soon : until;
    }

    List<TicketEvent> foundNobody(Ticket ticket, RemediationOutcome.NobodyToAsk nobody) {
        PendingConsent pending = ticket.consent();
        return pending != null && pending.approvalId().equals(nobody.approvalId())
                ? context.backToPerson(
                        new TicketEvent.ConsentImpossible(nobody.approvalId(), nobody.reason()),
                        ticket,
                        nobody.reason())
                : List.of();
    }

    /// The time of a question that was asked anew is over later than it was said to be at first.
    List<TicketEvent> expired(Ticket ticket, @Nullable String approvalId, Instant due) {
        PendingConsent pending = ticket.consent();
        return pending != null
                        && pending.approvalId().equals(approvalId)
                        && !due.isBefore(toMillis(pending.expiresAt()))
                ? context.backToPerson(
                        new TicketEvent.ConsentExpired(pending.approvalId()),
                        ticket,
                        pending.given().isEmpty()
                                ? "nobody answered the request for approval in time"
                                : "only %d of %d agreed in time"
                                        .formatted(pending.given().size(), pending.quorum()))
                : List.of();
    }

    /// As timers are set.
    private static Instant toMillis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    private static String runbook(Ticket ticket) {
        return Objects.requireNonNullElse(ticket.runbook(), Diagnosis.NO_RUNBOOK);
    }

    private static Map<String, String> parameters(Ticket ticket) {
        return ticket.wish() == null ? Map.of() : ticket.wish().parameters();
    }

    private static String target(Ticket ticket) {
        return Objects.requireNonNullElse(ticket.target(), Diagnosis.SENDER);
    }
}
