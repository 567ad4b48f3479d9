package dev.millrace.notifier.approval;

import dev.millrace.notifier.history.KnownTicket;
import dev.millrace.notifier.history.Tickets;
import dev.millrace.notifier.link.Links.ApprovalLink;
import dev.millrace.notifier.update.Commands;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.ticket.PendingConsent;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketCommand.Via;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Finds open questions and passes answers on. The ticket itself decides again whether an answer still counts.
@Component
final class Questions {
    private final Tickets tickets;
    private final Answers answers;
    private final Commands commands;
    private final Clock clock;

    @Autowired
    Questions(Tickets tickets, Answers answers, Commands commands) {
        this(tickets, answers, commands, Clock.systemUTC());
    }

    Questions(Tickets tickets, Answers answers, Commands commands, Clock clock) {
        this.tickets = tickets;
        this.answers = answers;
        this.commands = commands;
        this.clock = clock;
    }

    /// The question behind a link, or nothing when it was answered, has expired or was never asked.
    Mono<Question> find(ApprovalLink link) {
        return answers.has(link)
                .filter(answered -> !answered)
                .flatMap(_ -> tickets.find(link.tenant(), link.ticket()))
                .flatMap(known -> Mono.justOrEmpty(question(known, link)));
    }

    /// Sends the answer to the stream first: one that is noted but never sent would be lost.
    Mono<Void> answer(Question question, ApprovalLink link, boolean approved) {
        TicketCommand.FromDesk command = approved
                ? new TicketCommand.Approve(
                        link.ticket(), link.tenant(), link.approvalId(), question.consenter(), Via.LINK)
                : new TicketCommand.Deny(
                        link.ticket(), link.tenant(), link.approvalId(), question.consenter(), Via.LINK);
        return commands.send(command).then(answers.add(link, approved));
    }

    private Optional<Question> question(KnownTicket known, ApprovalLink link) {
        PendingConsent pending = known.ticket().consent();
        if (pending == null
                || !pending.approvalId().equals(link.approvalId())
                || clock.instant().isAfter(pending.expiresAt())) {
            return Optional.empty();
        }
        return pending.consenters().stream()
                .filter(consenter -> consenter.key().equals(new Person(link.address(), null).key()))
                .findFirst()
                .map(consenter -> new Question(known.ticket(), pending, consenter));
    }
}
