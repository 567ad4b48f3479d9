package dev.millrace.notifier.status;

import dev.millrace.notifier.history.KnownTicket;
import dev.millrace.notifier.history.KnownTicket.Step;
import dev.millrace.notifier.reply.Language;
import dev.millrace.notifier.reply.Matter.Work;
import dev.millrace.notifier.reply.Texts;
import dev.millrace.notifier.reply.Wording;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.WaitCause;
import dev.millrace.tickets.ticket.PendingConsent;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells steps to the requester, in his language, in words that give nothing away.
@Component
final class StatusLines {
    private final Wording wording;

    StatusLines(Wording wording) {
        this.wording = wording;
    }

    /// Every kept step of a ticket; the state in words is the newest one for all of them.
    List<StatusLine> of(KnownTicket known) {
        Set<String> ofOthers = known.steps().stream()
                .flatMap(step -> step.events().stream())
                .filter(TicketEvent.ConsentRequested.class::isInstance)
                .map(TicketEvent.ConsentRequested.class::cast)
                .filter(requested -> requested.consent() != Consent.IDENTITY)
                .map(TicketEvent.ConsentRequested::approvalId)
                .collect(Collectors.toSet());
        List<StatusLine> told = new ArrayList<>();
        boolean chosen = mayBeChosenBefore(known);
        for (Step step : known.steps()) {
            for (TicketEvent event : step.events()) {
                chosen = isChosenAfter(event, chosen);
            }
            told.add(line(known.ticket(), step, ofOthers, chosen));
        }
        return told;
    }

    /// Whether somebody at the desk had chosen the runbook before the steps that are kept, or may have: where one of
    /// these first ends such a choice, whether there was one stands in a step that is not kept.
    private static boolean mayBeChosenBefore(KnownTicket known) {
        return known.steps().stream()
                .flatMap(step -> step.events().stream())
                .filter(event -> event instanceof TicketEvent.Opened || isDeciding(event))
                .findFirst()
                .map(first -> !(first instanceof TicketEvent.Opened) && !isChosenAfter(first, false))
                .orElse(known.ticket().wish() != null);
    }

    private static boolean isDeciding(TicketEvent event) {
        return isChosenAfter(event, true) == isChosenAfter(event, false);
    }

    /// Whether the runbook was then chosen by somebody at the desk, as a ticket's wish tells while it lasts.
    static boolean isChosenAfter(TicketEvent event, boolean before) {
        return switch (event) {
            case TicketEvent.RunbookChosen _ -> true;
            case TicketEvent.Diagnosed _, TicketEvent.Closed _, TicketEvent.Merged _ -> false;
            default -> before;
        };
    }

    StatusLine of(TicketUpdate update) {
        PendingConsent pending = update.ticket().consent();
        Set<String> ofOthers =
                pending == null || pending.consent() == Consent.IDENTITY ? Set.of() : Set.of(pending.approvalId());
        return line(update.ticket(), Step.of(update), ofOthers, update.ticket().wish() != null);
    }

    /// @param ofOthers the questions that others are asked: a slip of theirs is not the requester's affair
    /// @param chosen whether somebody at the desk had chosen the runbook: that it cannot begin is for him to know
    private StatusLine line(Ticket ticket, Step step, Set<String> ofOthers, boolean chosen) {
        Language language = Language.of(ticket.language());
        Texts texts = Texts.in(language);
        List<String> told = step.events().stream()
                .filter(event ->
                        !(event instanceof TicketEvent.CodeRefused refused && ofOthers.contains(refused.approvalId())))
                .filter(event -> !(chosen && event instanceof TicketEvent.ConsentImpossible))
                .flatMap(event -> told(ticket, event, texts).stream())
                .toList();
        return new StatusLine(
                step.version(),
                texts.get("state." + ticket.status().name()),
                ticket.status().isDone(),
                asksForCode(ticket),
                step.at(),
                wording.time(language, step.at()),
                told);
    }

    /// Whether somebody is to confirm who he is, and was sent a code.
    static boolean asksForCode(Ticket ticket) {
        PendingConsent pending = ticket.consent();
        return pending != null
                && pending.consent() == Consent.IDENTITY
                && !pending.consenters().isEmpty();
    }

    private Optional<String> told(Ticket ticket, TicketEvent event, Texts texts) {
        return switch (event) {
            case TicketEvent.Opened _ -> Optional.of(texts.get("step.opened"));
            case TicketEvent.MessageReceived message ->
                // The first message is the opening.
                message.at().equals(ticket.openedAt())
                                || !message.from()
                                        .key()
                                        .equals(ticket.requester().key())
                        ? Optional.empty()
                        : Optional.of(texts.get("step.message"));
            case TicketEvent.Diagnosed diagnosed ->
                diagnosed.diagnosis().proposesRunbook() ? Optional.of(texts.get("step.diagnosed")) : Optional.empty();
            case TicketEvent.QuestionAsked _ -> Optional.of(texts.get("step.question"));
            case TicketEvent.ConsentersFound _, TicketEvent.CodeRequested _ -> Optional.empty();
            case TicketEvent.ConsentRequested requested ->
                Optional.of(texts.get(
                        requested.consent() == Consent.IDENTITY ? "step.consent-identity" : "step.consent-approval"));
            case TicketEvent.Approved approved ->
                Optional.of(texts.get(approved.missing() > 0 ? "step.approved-partly" : "step.approved"));
            case TicketEvent.CodeRefused refused ->
                Optional.of(texts.get(
                        refused.left() > 0 ? "step.code-refused" : "step.code-useless",
                        Map.of("left", Integer.toString(refused.left()))));
            case TicketEvent.Denied _ -> Optional.of(texts.get("step.denied"));
            case TicketEvent.ConsentExpired _ -> Optional.of(texts.get("step.expired"));
            case TicketEvent.ConsentImpossible _ -> Optional.of(texts.get("step.nobody-to-ask"));
            case TicketEvent.RemediationRequested requested ->
                Optional.of(texts.get(
                        "step.working",
                        Map.of("ask", Wording.ask(texts, new Work(requested.runbook(), requested.target())))));
            case TicketEvent.RemediationDeferred deferred -> Optional.of(texts.get(waiting(deferred.cause())));
            case TicketEvent.RemediationSucceeded _ -> Optional.of(texts.get("step.fixed"));
            case TicketEvent.RemediationFailed _ -> Optional.of(texts.get("step.failed"));
            case TicketEvent.Assigned assigned ->
                Optional.of(texts.get("step.assigned", Map.of("team", wording.team(assigned.assignee()))));
            case TicketEvent.Replied reply ->
                reply.to().key().equals(ticket.requester().key())
                        ? Optional.of(texts.get("step.answered"))
                        : Optional.empty();
            // A runbook's own summary is meant for technicians.
            case TicketEvent.Resolved resolved ->
                resolved.by() == null
                        ? Optional.empty()
                        : Optional.of(texts.get("step.resolved", Map.of("note", resolved.note())));
            case TicketEvent.Reopened _ -> Optional.of(texts.get("step.reopened"));
            case TicketEvent.Closed _ -> Optional.of(texts.get("step.closed"));
            case TicketEvent.Merged _ -> Optional.of(texts.get("step.merged"));
            case TicketEvent.Held _ -> Optional.of(texts.get("step.held"));
            case TicketEvent.Resumed _ -> Optional.of(texts.get("step.resumed"));
            case TicketEvent.Understood _, TicketEvent.Prioritised _, TicketEvent.Authorised _ -> Optional.empty();
            case TicketEvent.RemediationProgressed _, TicketEvent.AcknowledgementDue _ -> Optional.empty();
            case TicketEvent.Commented _, TicketEvent.Escalated _, TicketEvent.CategoryCorrected _ -> Optional.empty();
            case TicketEvent.PriorityCorrected _, TicketEvent.SentimentCorrected _, TicketEvent.Compared _ ->
                Optional.empty();
            case TicketEvent.ReplyWithheld _, TicketEvent.ReviewNeeded _ -> Optional.empty();
            case TicketEvent.MessageRepeated _, TicketEvent.MailDownloaded _ -> Optional.empty();
            case TicketEvent.RunbookChosen _ -> Optional.empty();
            // Who else asked is nobody's affair.
            case TicketEvent.MergedIn _, TicketEvent.MergeRequested _, TicketEvent.MergeDeclined _ -> Optional.empty();
            case TicketEvent.CommandRefused _, TicketEvent.Unrecognised _ -> Optional.empty();
        };
    }

    private static String waiting(@Nullable WaitCause cause) {
        return switch (cause) {
            case null -> "step.waiting";
            case AWAY -> "step.waiting.away";
            case BUSY -> "step.waiting.busy";
            case UNDER_WAY -> "step.waiting.under-way";
            case FROZEN -> "step.waiting.frozen";
            case STOPPED -> "step.waiting.stopped";
            case BEHIND -> "step.waiting.behind";
        };
    }
}
