package dev.millrace.tickets.ticket;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.ticket.TicketCommand.FromDesk;
import dev.millrace.tickets.ticket.TicketCommand.FromStream;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Reading;
import dev.millrace.tickets.understanding.Sentiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The rules: what follows from a command, given the ticket as it stands.
final class Decision {
    private final @Nullable Ticket state;
    private final DecisionContext context;

    Decision(@Nullable Ticket state, DecisionContext context) {
        this.state = state;
        this.context = context;
    }

    List<TicketEvent> of(TicketCommand command) {
        if (state != null && !state.tenant().equals(command.tenant())) {
            return refuse(command, "the ticket belongs to another tenant");
        }
        if (command instanceof TicketCommand.Receive receive) {
            return state == null ? open(receive) : receive(state, receive);
        }
        if (state == null) {
            return refuse(command, "there is no such ticket");
        }
        return switch (command) {
            case FromStream step -> ofStep(state, step);
            case FromDesk desk -> ofDesk(state, desk);
        };
    }

    private List<TicketEvent> ofStep(Ticket ticket, FromStream command) {
        return switch (command) {
            case TicketCommand.Receive receive -> receive(ticket, receive);
            case TicketCommand.Prioritise prioritise -> List.of(new TicketEvent.Prioritised(prioritise.priority()));
            case TicketCommand.Diagnose diagnose ->
                ticket.status() == TicketStatus.NEW
                        ? List.of(new TicketEvent.Diagnosed(diagnose.diagnosis()))
                        : refuse(diagnose, "only a new ticket is diagnosed; this one is " + ticket.status());
            case TicketCommand.Authorise authorise -> authorise(ticket, authorise);
            case TicketCommand.RecordOutcome outcome -> outcome(ticket, outcome);
            case TicketCommand.FireTimer timer -> timer(ticket, timer);
        };
    }

    private List<TicketEvent> ofDesk(Ticket ticket, FromDesk command) {
        return switch (command) {
            case TicketCommand.Approve approve -> approve(ticket, approve);
            case TicketCommand.Deny deny -> deny(ticket, deny);
            case TicketCommand.Assign assign ->
                unlessClosed(ticket, assign, new TicketEvent.Assigned(assign.assignee(), "by " + name(assign.by())));
            case TicketCommand.Comment comment ->
                List.of(new TicketEvent.Commented(comment.by(), comment.text(), comment.toRequester()));
            case TicketCommand.Resolve resolve ->
                ticket.status().isDone()
                        ? refuse(resolve, "it is " + ticket.status() + " already")
                        : List.of(new TicketEvent.Resolved(resolve.by(), resolve.note(), context.now()));
            case TicketCommand.Reopen reopen ->
                ticket.status().isDone()
                        ? reopen(ticket, reopen.reason())
                        : refuse(reopen, "only a finished ticket is reopened; this one is " + ticket.status());
            case TicketCommand.Close close -> unlessClosed(ticket, close, new TicketEvent.Closed(close.by()));
            case TicketCommand.Hold hold ->
                ticket.status().isDone() || ticket.status() == TicketStatus.ON_HOLD
                        ? refuse(hold, "it is " + ticket.status())
                        : List.of(new TicketEvent.Held(hold.by(), hold.reason()));
            case TicketCommand.Resume resume ->
                ticket.status() == TicketStatus.ON_HOLD
                        ? List.of(new TicketEvent.Resumed(resume.by()))
                        : refuse(resume, "it is not on hold but " + ticket.status());
            case TicketCommand.Escalate escalate ->
                ticket.status().isDone()
                        ? refuse(escalate, "it is " + ticket.status())
                        : List.of(new TicketEvent.Escalated(escalate.by(), escalate.reason()));
            case TicketCommand.CorrectCategory correct -> correct(ticket, correct);
            case TicketCommand.RecordReply reply ->
                ticket.replies().contains(reply.replyId())
                        ? List.of()
                        : List.of(new TicketEvent.Replied(reply.replyId(), reply.kind(), reply.to(), reply.text()));
            case TicketCommand.RecordWithheld withheld ->
                ticket.replies().contains(withheld.replyId())
                        ? List.of()
                        : List.of(new TicketEvent.ReplyWithheld(
                                withheld.replyId(), withheld.kind(), withheld.to(), withheld.reason()));
        };
    }

    private static List<TicketEvent> open(TicketCommand.Receive command) {
        InboundMessage message = command.message();
        return List.of(
                new TicketEvent.Opened(
                        message.ticket(),
                        message.tenant(),
                        message.channel(),
                        message.conversation(),
                        message.from(),
                        message.subject(),
                        message.ourAddress(),
                        message.assurance(),
                        message.automatic() == Automatic.NONE,
                        message.mentions(),
                        message.receivedAt()),
                received(message),
                new TicketEvent.Understood(command.reading()));
    }

    private List<TicketEvent> receive(Ticket ticket, TicketCommand.Receive command) {
        InboundMessage message = command.message();
        if (ticket.hasSeen(message)) {
            return List.of();
        }
        List<TicketEvent> events = new ArrayList<>();
        events.add(received(message));
        if (message.automatic() == Automatic.NONE) {
            events.add(new TicketEvent.Understood(command.reading()));
            if (ticket.status().isDone() && !isThanks(command.reading())) {
                events.addAll(reopen(ticket, "the requester wrote again"));
            }
        }
        return events;
    }

    private static TicketEvent.MessageReceived received(InboundMessage message) {
        return new TicketEvent.MessageReceived(
                message.messageId(),
                message.from(),
                message.replyTo(),
                message.subject(),
                message.text(),
                message.attachments(),
                message.automatic(),
                message.assurance(),
                message.rawSha256(),
                message.receivedAt(),
                message.bounce());
    }

    /// "Thank you, it works" ends a conversation; everything else on a finished ticket goes on with it.
    private static boolean isThanks(Reading reading) {
        return reading.category().value() == Category.GENERAL_QUESTION
                && reading.sentiment().value() == Sentiment.POSITIVE;
    }

    private List<TicketEvent> authorise(Ticket ticket, TicketCommand.Authorise command) {
        if (ticket.status() != TicketStatus.DIAGNOSED) {
            return refuse(command, "only a diagnosed ticket is authorised; this one is " + ticket.status());
        }
        List<TicketEvent> events = new ArrayList<>();
        events.add(new TicketEvent.Authorised(command.authorisation()));
        events.add(
                switch (command.authorisation()) {
                    case Authorisation.Automatic automatic -> run(ticket, automatic, null);
                    case Authorisation.NeedsConsent needed -> askFor(ticket, needed.consent());
                    case Authorisation.Never never -> toPerson(never.reason());
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

    private TicketEvent toPerson(String reason) {
        return new TicketEvent.Assigned(context.defaultAssignee(), reason);
    }

    private List<TicketEvent> approve(Ticket ticket, TicketCommand.Approve command) {
        String objection = objection(ticket, command.approvalId(), command.by(), command.via());
        PendingConsent pending = ticket.consent();
        if (objection != null || pending == null) {
            return refuse(command, objection == null ? "no approval is pending" : objection);
        }
        return List.of(
                new TicketEvent.Approved(command.approvalId(), command.by()),
                run(ticket, new Authorisation.NeedsConsent("approved", pending.consent()), command.by()));
    }

    private List<TicketEvent> deny(Ticket ticket, TicketCommand.Deny command) {
        String objection = objection(ticket, command.approvalId(), command.by(), command.via());
        if (objection != null) {
            return refuse(command, objection);
        }
        return List.of(
                new TicketEvent.Denied(command.approvalId(), command.by()),
                toPerson(name(command.by()) + " did not agree"));
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

    private List<TicketEvent> correct(Ticket ticket, TicketCommand.CorrectCategory command) {
        Category from = ticket.category();
        if (from == null || from == command.category()) {
            return refuse(command, "the category is " + (from == null ? "not known yet" : from.id() + " already"));
        }
        return List.of(new TicketEvent.CategoryCorrected(command.by(), from, command.category()));
    }

    private List<TicketEvent> outcome(Ticket ticket, TicketCommand.RecordOutcome command) {
        return switch (command.outcome()) {
            case RemediationOutcome.ConsentersFound found ->
                isPending(ticket, found.approvalId())
                        ? List.of(new TicketEvent.ConsentersFound(found.approvalId(), found.consenters()))
                        : List.of();
            case RemediationOutcome.NobodyToAsk nobody ->
                isPending(ticket, nobody.approvalId())
                        ? List.of(new TicketEvent.ConsentExpired(nobody.approvalId()), toPerson(nobody.reason()))
                        : List.of();
            case RemediationOutcome.OfRun ofRun -> outcomeOfRun(ticket, command, ofRun);
        };
    }

    /// The first telling counts: an outcome is told again when a process died before it could note that it had
    /// told.
    private static boolean isPending(Ticket ticket, String approvalId) {
        PendingConsent pending = ticket.consent();
        return pending != null
                && pending.approvalId().equals(approvalId)
                && pending.consenters().isEmpty();
    }

    private List<TicketEvent> outcomeOfRun(
            Ticket ticket, TicketCommand.RecordOutcome command, RemediationOutcome.OfRun outcome) {
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
                outcome.runId(), outcome.sequence(), outcome.step(), outcome.reason(), outcome.undone());
        return awaitsRun(ticket) ? List.of(failed, toPerson(outcome.reason())) : List.of(failed);
    }

    /// A person who took the ticket over during the run keeps it; one that was only held during it ends with
    /// the run.
    private static boolean awaitsRun(Ticket ticket) {
        return ticket.status() == TicketStatus.REMEDIATING
                || (ticket.status() == TicketStatus.ON_HOLD && ticket.statusBeforeHold() == TicketStatus.REMEDIATING);
    }

    /// A timer that comes due after the ticket has moved on says nothing; so timers need not be cancelled.
    private List<TicketEvent> timer(Ticket ticket, TicketCommand.FireTimer command) {
        return switch (command.timer()) {
            case ACKNOWLEDGE ->
                ticket.answerable() && hasHeardNothing(ticket)
                        ? List.of(new TicketEvent.AcknowledgementDue())
                        : List.of();
            case APPROVAL_EXPIRY ->
                ticket.consent() != null && ticket.consent().approvalId().equals(command.subject())
                        ? List.of(
                                new TicketEvent.ConsentExpired(ticket.consent().approvalId()),
                                toPerson("nobody answered the request for approval in time"))
                        : List.of();
            case AUTO_CLOSE ->
                ticket.status() == TicketStatus.RESOLVED
                                && ticket.resolvedAt() != null
                                && ticket.resolvedAt().toString().equals(command.subject())
                        ? List.of(new TicketEvent.Closed(null))
                        : List.of();
        };
    }

    /// Automation had its turn; a person looks at what is left.
    private List<TicketEvent> reopen(Ticket ticket, String reason) {
        return List.of(new TicketEvent.Reopened(
                reason, Objects.requireNonNullElse(ticket.assignee(), context.defaultAssignee())));
    }

    /// While a run is under way, or whom to ask for consent is still being found, nobody has written to the
    /// requester.
    private static boolean hasHeardNothing(Ticket ticket) {
        PendingConsent pending = ticket.consent();
        return ticket.status() == TicketStatus.REMEDIATING
                || (pending != null && pending.consenters().isEmpty());
    }

    private List<TicketEvent> unlessClosed(Ticket ticket, TicketCommand command, TicketEvent event) {
        return ticket.status() == TicketStatus.CLOSED ? refuse(command, "it is closed") : List.of(event);
    }

    private static List<TicketEvent> refuse(TicketCommand command, String reason) {
        JsonTypeName name = command.getClass().getAnnotation(JsonTypeName.class);
        return List.of(new TicketEvent.CommandRefused(
                name == null ? command.getClass().getSimpleName() : name.value(), reason));
    }

    private static String name(Person person) {
        return person.name() == null ? person.address() : person.name();
    }
}
