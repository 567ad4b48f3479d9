package dev.millrace.tickets.ticket;

import static dev.millrace.tickets.ticket.Refusal.refuse;

import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.ticket.TicketCommand.FromDesk;
import dev.millrace.tickets.ticket.TicketCommand.FromStream;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Priority;
import dev.millrace.tickets.understanding.Sentiment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rules: what follows from a command, given the ticket as it stands.
final class Decision {
    private final @Nullable Ticket state;
    private final DecisionContext context;
    private final MessageRules messages;
    private final ConsentRules consents;
    private final AnswerRules answers;
    private final CodeRules codes;
    private final RunRules runs;
    private final WithheldRules withheld;

    Decision(@Nullable Ticket state, DecisionContext context) {
        this.state = state;
        this.context = context;
        this.consents = new ConsentRules(context);
        this.answers = new AnswerRules(context, consents);
        this.codes = new CodeRules(context, answers);
        this.messages = new MessageRules(context, codes);
        this.runs = new RunRules(context);
        this.withheld = new WithheldRules(context);
    }

    List<TicketEvent> of(TicketCommand command) {
        // Nobody learns of other tenants' tickets, nor leaves a trace in one.
        if (command instanceof TicketCommand.MergeIn && state != null && isOfOther(state, command)) {
            return List.of();
        }
        if (state != null && isOfOther(state, command)) {
            return refuse(command, "the ticket belongs to another tenant");
        }
        if (command instanceof TicketCommand.Receive receive) {
            return state == null ? messages.open(receive) : messages.receive(state, receive);
        }
        if (state == null) {
            return refuse(command, "there is no such ticket");
        }
        return switch (command) {
            case FromStream step -> ofStep(state, step);
            case FromDesk desk ->
                state.isInReview() && !isForReview(desk)
                        ? refuse(desk, "it waits for review: resume lets it on, close rejects it")
                        : ofDesk(state, desk);
        };
    }

    private static boolean isOfOther(Ticket ticket, TicketCommand command) {
        return !ticket.tenant().equals(command.tenant());
    }

    /// Nothing goes out to whoever may be a spammer or an impostor before somebody has looked at it.
    private static boolean isForReview(FromDesk command) {
        return switch (command) {
            case TicketCommand.Resume _, TicketCommand.Close _ -> true;
            case TicketCommand.CorrectCategory _, TicketCommand.CorrectPriority _ -> true;
            case TicketCommand.CorrectSentiment _ -> true;
            case TicketCommand.RecordReply _, TicketCommand.RecordWithheld _ -> true;
            case TicketCommand.RefusedAnswer _, TicketCommand.RecordDownload _ -> true;
            case TicketCommand.ConfirmMerge _, TicketCommand.DeclineMerge _ -> true;
            case TicketCommand.Comment comment -> !comment.toRequester();
            case TicketCommand.Approve _, TicketCommand.Deny _ -> false;
            case TicketCommand.RequestCode _, TicketCommand.AnswerByCode _ -> false;
            case TicketCommand.Resolve _, TicketCommand.Reopen _, TicketCommand.Hold _ -> false;
            case TicketCommand.Assign _, TicketCommand.Escalate _, TicketCommand.RunRunbook _ -> false;
            case TicketCommand.Merge _, TicketCommand.MergeIn _ -> false;
        };
    }

    private List<TicketEvent> ofStep(Ticket ticket, FromStream command) {
        return switch (command) {
            case TicketCommand.Receive receive -> messages.receive(ticket, receive);
            case TicketCommand.RecordRepeat(var _, InboundMessage message) ->
                List.of(new TicketEvent.MessageRepeated(message.messageId(), message.ourAddress()));
            // A person may know better.
            case TicketCommand.Prioritise prioritise ->
                ticket.priorityCorrected() ? List.of() : List.of(new TicketEvent.Prioritised(prioritise.priority()));
            case TicketCommand.Diagnose diagnose ->
                ticket.status() == TicketStatus.NEW || ticket.isInReview() || ticket.question() != null
                        ? List.of(new TicketEvent.Diagnosed(diagnose.diagnosis()))
                        : refuse(
                                diagnose,
                                "only a new ticket, or an answered question, is diagnosed; this one is "
                                        + ticket.status().words());
            case TicketCommand.Compare compare -> List.of(new TicketEvent.Compared(compare.verdicts()));
            case TicketCommand.Authorise authorise -> consents.authorise(ticket, authorise);
            case TicketCommand.RecordOutcome outcome -> outcome(ticket, outcome);
            case TicketCommand.FireTimer timer -> timer(ticket, timer);
        };
    }

    private List<TicketEvent> ofDesk(Ticket ticket, FromDesk command) {
        return switch (command) {
            case TicketCommand.Approve approve -> answers.approve(ticket, approve);
            case TicketCommand.Deny deny -> answers.deny(ticket, deny);
            case TicketCommand.RequestCode request -> codes.request(ticket, request);
            case TicketCommand.AnswerByCode answer -> codes.byCode(ticket, answer);
            case TicketCommand.RefusedAnswer answer -> refuse(answer, answer.reason());
            case TicketCommand.Assign assign ->
                unlessClosed(
                        ticket,
                        assign,
                        new TicketEvent.Assigned(
                                assign.assignee(), "by " + assign.by().shown()));
            case TicketCommand.Comment comment ->
                comment.toRequester() && ticket.mergedInto() != null
                        ? refuse(comment, wasMerged(ticket))
                        : List.of(new TicketEvent.Commented(comment.by(), comment.text(), comment.toRequester()));
            case TicketCommand.Resolve resolve ->
                ticket.status().isDone()
                        ? refuse(resolve, "it is " + ticket.status().words() + " already")
                        : List.of(new TicketEvent.Resolved(resolve.by(), resolve.note(), context.now()));
            case TicketCommand.Reopen reopen -> reopen(ticket, reopen);
            case TicketCommand.Close close ->
                unlessClosed(ticket, close, new TicketEvent.Closed(close.by(), close.reason()));
            case TicketCommand.Hold hold ->
                ticket.status().isDone() || ticket.status() == TicketStatus.ON_HOLD
                        ? refuse(hold, "it is " + ticket.status().words())
                        : List.of(new TicketEvent.Held(hold.by(), hold.reason()));
            case TicketCommand.Resume resume ->
                ticket.status() == TicketStatus.ON_HOLD
                        ? List.of(new TicketEvent.Resumed(resume.by()))
                        : refuse(
                                resume,
                                "it is not on hold but " + ticket.status().words());
            case TicketCommand.Escalate escalate ->
                ticket.status().isDone()
                        ? refuse(escalate, "it is " + ticket.status().words())
                        : List.of(new TicketEvent.Escalated(escalate.by(), escalate.reason()));
            case TicketCommand.RunRunbook run -> consents.chosen(ticket, run);
            case TicketCommand.Merge merge -> MergeRules.ask(ticket, merge);
            case TicketCommand.MergeIn merge -> MergeRules.takeIn(ticket, merge);
            case TicketCommand.ConfirmMerge merge -> MergeRules.confirmed(ticket, merge);
            case TicketCommand.DeclineMerge merge -> MergeRules.declined(ticket, merge);
            case TicketCommand.CorrectCategory correct -> correct(ticket, correct);
            case TicketCommand.CorrectPriority correct -> correct(ticket, correct);
            case TicketCommand.CorrectSentiment correct -> correct(ticket, correct);
            case TicketCommand.RecordReply reply ->
                ticket.replies().contains(reply.replyId())
                        ? List.of()
                        : List.of(new TicketEvent.Replied(reply.replyId(), reply.kind(), reply.to(), reply.text()));
            case TicketCommand.RecordWithheld reply -> withheld.withheld(ticket, reply);
            case TicketCommand.RecordDownload download ->
                List.of(new TicketEvent.MailDownloaded(download.by(), download.rawSha256()));
        };
    }

    private List<TicketEvent> reopen(Ticket ticket, TicketCommand.Reopen command) {
        if (ticket.mergedInto() != null) {
            return refuse(command, wasMerged(ticket));
        }
        return ticket.status().isDone()
                ? List.of(context.reopened(ticket, command.reason()))
                : refuse(
                        command,
                        "only a finished ticket is reopened; this one is "
                                + ticket.status().words());
    }

    private static String wasMerged(Ticket ticket) {
        return "it was merged into %s and goes on there".formatted(ticket.mergedInto());
    }

    private List<TicketEvent> correct(Ticket ticket, TicketCommand.CorrectCategory command) {
        Category from = ticket.category();
        if (from == null || from == command.category()) {
            return refuse(command, "the category is " + (from == null ? "not known yet" : from.id() + " already"));
        }
        return List.of(new TicketEvent.CategoryCorrected(command.by(), from, command.category()));
    }

    private List<TicketEvent> correct(Ticket ticket, TicketCommand.CorrectPriority command) {
        Priority from = ticket.priority();
        if (from == null || from == command.priority()) {
            return refuse(command, "the priority is " + (from == null ? "not known yet" : from + " already"));
        }
        return List.of(new TicketEvent.PriorityCorrected(command.by(), from, command.priority()));
    }

    private List<TicketEvent> correct(Ticket ticket, TicketCommand.CorrectSentiment command) {
        Sentiment from = ticket.sentiment();
        if (from == null || from == command.sentiment()) {
            return refuse(command, "the tone is " + (from == null ? "not known yet" : from.id() + " already"));
        }
        return List.of(new TicketEvent.SentimentCorrected(command.by(), from, command.sentiment()));
    }

    private List<TicketEvent> outcome(Ticket ticket, TicketCommand.RecordOutcome command) {
        return switch (command.outcome()) {
            case RemediationOutcome.ConsentersFound found -> consents.found(ticket, found);
            case RemediationOutcome.NobodyToAsk nobody -> consents.foundNobody(ticket, nobody);
            case RemediationOutcome.OfRun ofRun -> runs.outcome(ticket, command, ofRun);
        };
    }

    /// A timer that comes due after the ticket has moved on says nothing; so timers need not be cancelled.
    private List<TicketEvent> timer(Ticket ticket, TicketCommand.FireTimer command) {
        return switch (command.timer()) {
            case ACKNOWLEDGE ->
                ticket.answerable() && hasHeardNothing(ticket)
                        ? List.of(new TicketEvent.AcknowledgementDue())
                        : List.of();
            case APPROVAL_EXPIRY -> consents.expired(ticket, command.subject(), command.due());
            case AUTO_CLOSE ->
                ticket.status() == TicketStatus.RESOLVED
                                && ticket.resolvedAt() != null
                                && ticket.resolvedAt().toString().equals(command.subject())
                        ? List.of(new TicketEvent.Closed(null, null))
                        : List.of();
        };
    }

    /// While a run is under way, or whom to ask for consent is still being found, nobody has written to the
    /// requester, unless he was answered before; nor has anybody where a person stopped that. What somebody at
    /// the desk chose is no news of a message.
    private static boolean hasHeardNothing(Ticket ticket) {
        PendingConsent pending = ticket.consent();
        boolean isOnItsWay = ticket.status() == TicketStatus.REMEDIATING
                || ticket.status() == TicketStatus.ESCALATED
                || (ticket.status() == TicketStatus.ON_HOLD && !ticket.isInReview())
                || (pending != null && pending.consenters().isEmpty());
        return isOnItsWay && ticket.wish() == null && ticket.replies().isEmpty();
    }

    private List<TicketEvent> unlessClosed(Ticket ticket, TicketCommand command, TicketEvent event) {
        return ticket.status() == TicketStatus.CLOSED ? refuse(command, "it is closed") : List.of(event);
    }
}
