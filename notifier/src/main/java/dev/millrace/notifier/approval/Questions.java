package dev.millrace.notifier.approval;

import dev.millrace.notifier.approval.Question.Agreement;
import dev.millrace.notifier.approval.Question.Why;
import dev.millrace.notifier.history.KnownTicket;
import dev.millrace.notifier.history.Tickets;
import dev.millrace.notifier.link.Attempts;
import dev.millrace.notifier.link.Links;
import dev.millrace.notifier.link.Links.ApprovalLink;
import dev.millrace.notifier.update.Commands;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.signature.ConsentCodes;
import dev.millrace.tickets.ticket.CodeSource;
import dev.millrace.tickets.ticket.PendingConsent;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketCommand.Door;
import dev.millrace.tickets.ticket.TicketCommand.Via;
import dev.millrace.tickets.ticket.TicketEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Finds open questions and passes answers on. The ticket itself decides again whether an answer still counts.
@Component
final class Questions {
    private final Tickets tickets;
    private final Answers answers;
    private final ConsentCodes codes;
    private final Commands commands;
    private final Clock clock;
    /// Many that are sent at once are all told before the first is noted.
    private final Attempts<ApprovalLink> refusals = new Attempts<>();

    @Autowired
    Questions(Tickets tickets, Answers answers, Links links, Commands commands) {
        this(tickets, answers, links, commands, Clock.systemUTC());
    }

    Questions(Tickets tickets, Answers answers, Links links, Commands commands, Clock clock) {
        this.tickets = tickets;
        this.answers = answers;
        this.codes = links.codes();
        this.commands = commands;
        this.clock = clock;
    }

    /// The question behind a link.
    Mono<Question> find(ApprovalLink link) {
        return answers.has(link)
                .flatMap(answered -> answered
                        ? Mono.just(new Question.Closed(Why.ANSWERED))
                        : tickets.find(link.tenant(), link.ticket())
                                .map(known -> question(known, link))
                                .defaultIfEmpty(new Question.Closed(Why.ANSWERED)));
    }

    /// Confirms by the link alone that it was he who asked, or not. Sends the answer to the stream first: one that is
    /// noted but never sent would be lost.
    Mono<Void> confirm(ApprovalLink link, boolean approved) {
        return send(link, approved).then(answers.add(link, approved));
    }

    /// Has the code mailed to whoever was asked. Whether it is, and that somebody asked for it, the ticket tells.
    Mono<Void> requestCode(ApprovalLink link, boolean approved) {
        return commands.send(new TicketCommand.RequestCode(
                link.ticket(),
                link.tenant(),
                link.approvalId(),
                new Person(link.address(), null),
                approved,
                Door.LINK,
                link.content()));
    }

    /// What is to be said of a code.
    enum Code {
        RIGHT,
        WRONG,
        /// It was not looked at: too many wrong ones came before it.
        TOO_SOON
    }

    /// Answers by a code, and says what it is worth as far as is known here. One that counts for nothing is
    /// passed on, too: the ticket tells of it, and counts the wrong ones. The ticket may refuse what seems right
    /// here, where others gave wrong ones just before; so the link is not noted as used, and works until the
    /// ticket tells of its answer.
    Mono<Code> answer(PendingConsent pending, ApprovalLink link, String code, boolean approved) {
        Person asked = new Person(link.address(), null);
        CodeSource source = link.besideCode() ? CodeSource.codeMail(asked) : CodeSource.link(asked);
        String proof = codes.proof(link.approvalId(), code);
        boolean right =
                codes.proves(link.approvalId(), Objects.requireNonNullElse(link.content(), ""), link.address(), proof);
        Mono<Void> sent = commands.send(new TicketCommand.AnswerByCode(
                link.ticket(), link.tenant(), link.approvalId(), proof, approved, asked, source));
        if (pending.waits(source, clock.instant()).isPresent()) {
            return sent.thenReturn(Code.TOO_SOON);
        }
        return sent.thenReturn(right ? Code.RIGHT : Code.WRONG);
    }

    /// Has the ticket's history tell of an answer that does not count. It is none of its own: what it would
    /// have meant must not come to count later.
    ///
    /// A link never dies, and anybody may have it by now. So the history tells of each reason once: else
    /// whoever goes on pressing the button would push out of it what else there was.
    Mono<Void> refuse(ApprovalLink link, String reason) {
        return answers.isRefusalTold(link, reason)
                .filter(told -> !told && refusals.mayTry(link))
                .flatMap(_ -> commands.send(new TicketCommand.RefusedAnswer(
                                link.ticket(),
                                link.tenant(),
                                link.approvalId(),
                                new Person(link.address(), null),
                                reason))
                        .then(answers.addRefusal(link, reason)));
    }

    private Mono<Void> send(ApprovalLink link, boolean approved) {
        Person by = new Person(link.address(), null);
        return commands.send(
                approved
                        ? new TicketCommand.Approve(
                                link.ticket(), link.tenant(), link.approvalId(), by, Via.LINK, link.content())
                        : new TicketCommand.Deny(
                                link.ticket(), link.tenant(), link.approvalId(), by, Via.LINK, link.content()));
    }

    private Question question(KnownTicket known, ApprovalLink link) {
        PendingConsent pending = known.ticket().consent();
        if (pending == null || !pending.approvalId().equals(link.approvalId())) {
            return new Question.Closed(Why.ANSWERED);
        }
        if (clock.instant().isAfter(pending.expiresAt())) {
            return new Question.Closed(Why.EXPIRED);
        }
        if (!Objects.equals(pending.content(), link.content())) {
            return new Question.Closed(Why.CHANGED);
        }
        Person asked = new Person(link.address(), null);
        return pending.consenters().stream()
                .filter(consenter -> consenter.key().equals(asked.key()))
                .findFirst()
                .<Question>map(consenter ->
                        new Question.Open(known.ticket(), pending, consenter, agreement(known, pending, consenter)))
                .orElseGet(() -> new Question.Closed(Why.ANSWERED));
    }

    private static @Nullable Agreement agreement(KnownTicket known, PendingConsent pending, Person consenter) {
        return pending.given().stream().anyMatch(given -> given.key().equals(consenter.key()))
                ? new Agreement(consenter, agreedAt(known, pending, consenter))
                : null;
    }

    /// The last time counts: before a change of what would be done he may have agreed to something else.
    private static @Nullable Instant agreedAt(KnownTicket known, PendingConsent pending, Person by) {
        return known.steps().reversed().stream()
                .filter(step -> step.events().stream()
                        .anyMatch(event -> event instanceof TicketEvent.Approved approved
                                && approved.approvalId().equals(pending.approvalId())
                                && approved.by().key().equals(by.key())))
                .map(KnownTicket.Step::at)
                .findFirst()
                .orElse(null);
    }
}
