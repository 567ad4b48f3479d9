package dev.millrace.notifier.mail;

import dev.millrace.notifier.reply.Reply;
import dev.millrace.notifier.update.Commands;
import dev.millrace.tickets.ticket.TicketCommand;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Tells the ticket's history of a mail that went out, or did not. What could not be told now is told later from the
/// ledger.
@Component
final class MailHistory {
    private static final Logger LOG = LoggerFactory.getLogger(MailHistory.class);
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int AT_ONCE = 100;

    private final UntoldMails untold;
    private final MailComposer composer;
    private final Commands commands;

    MailHistory(UntoldMails untold, MailComposer composer, Commands commands) {
        this.untold = untold;
        this.composer = composer;
        this.commands = commands;
    }

    /// Never fails.
    Mono<Void> tell(OutboundMail mail) {
        return Mono.defer(() -> commands.send(recorded(mail.reply())))
                .then(untold.told(mail.id()))
                .timeout(LIMIT)
                .onErrorResume(error -> {
                    LOG.warn(
                            "The history of ticket {} is told later: {}",
                            mail.reply().ticket(),
                            error.toString());
                    return Mono.empty();
                });
    }

    /// Tells what could not be told before.
    Mono<Void> tellRest() {
        return untold.sent(AT_ONCE).concatMap(this::tell).then(tellWithheld());
    }

    /// Tells of mails that did not go out, on purpose or in vain. Never fails.
    Mono<Void> tellWithheld() {
        return untold.withheld(AT_ONCE)
                .concatMap(mail -> commands.send(withheld(mail)).then(untold.told(mail.id())))
                .then()
                .timeout(LIMIT)
                .onErrorResume(error -> {
                    LOG.warn("Tickets are told later of mails that did not go out: {}", error.toString());
                    return Mono.empty();
                });
    }

    private static TicketCommand.RecordWithheld withheld(UntoldMails.Withheld mail) {
        Reply reply = mail.reply();
        return new TicketCommand.RecordWithheld(
                reply.ticket(), reply.tenant(), reply.replyId(), reply.matter().kind(), reply.to(), mail.reason());
    }

    private TicketCommand.RecordReply recorded(Reply reply) {
        return new TicketCommand.RecordReply(
                reply.ticket(),
                reply.tenant(),
                reply.replyId(),
                reply.matter().kind(),
                reply.to(),
                composer.record(reply));
    }
}
