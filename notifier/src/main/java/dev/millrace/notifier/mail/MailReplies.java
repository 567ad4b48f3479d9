package dev.millrace.notifier.mail;

import dev.millrace.notifier.link.Links;
import dev.millrace.notifier.reply.Replies;
import dev.millrace.notifier.reply.Reply;
import dev.millrace.notifier.update.UpdateTaker;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.MailDomain;
import dev.millrace.tickets.signature.MailThread;
import dev.millrace.tickets.ticket.TicketUpdate;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Puts into the ledger what an update gives rise to.
@Component
@Order(2)
final class MailReplies implements UpdateTaker {
    private static final Logger LOG = LoggerFactory.getLogger(MailReplies.class);

    private final MailLedger ledger;
    private final MailThread thread;
    private final MailHistory history;
    private final MailMetrics metrics;
    private final String ownAddress;

    MailReplies(MailLedger ledger, Links links, MailSettings settings, MailHistory history, MailMetrics metrics) {
        this.history = history;
        this.metrics = metrics;
        this.ledger = ledger;
        this.thread = links.mailThread();
        this.ownAddress = settings.address();
    }

    @Override
    public Mono<Void> take(TicketUpdate update) {
        return Flux.fromIterable(Replies.of(update))
                .filter(reply -> !(reply.isAnswer() && reply.channel() == Channel.CHAT))
                .filter(this::mayBeMailed)
                .concatMap(this::add)
                .then();
    }

    private Mono<Void> add(Reply reply) {
        String sender = MailAddress.isValid(reply.ourAddress()) ? reply.ourAddress() : ownAddress;
        return ledger.add(reply, thread.messageId(reply.ticket(), reply.key(), MailDomain.of(sender)), sender)
                .flatMap(withheld -> withheld ? tellWithheld(reply) : Mono.empty());
    }

    private Mono<Void> tellWithheld(Reply reply) {
        // Nobody has to act: the ticket's history says why, and the counter how many.
        LOG.info(
                "Ticket {} gets no mail '{}': it is withheld",
                reply.ticket(),
                reply.matter().kind());
        metrics.withheld();
        return history.tellWithheld();
    }

    /// A mail to ourselves would be answered again and again.
    private boolean mayBeMailed(Reply reply) {
        String address = reply.to().key();
        boolean own = address.replaceFirst("\\+[^@]*@", "@").equals(ownAddress.toLowerCase(Locale.ROOT))
                || thread.signedTicket(address).isPresent();
        boolean valid = MailAddress.isValid(reply.to().address().strip());
        if (own || !valid) {
            LOG.info(
                    "Ticket {} gets no mail '{}': {}",
                    reply.ticket(),
                    reply.matter().kind(),
                    own ? "the address is our own" : "the address is no mail address");
        }
        return valid && !own;
    }
}
