package dev.millrace.notifier.mail;

import dev.millrace.notifier.database.Database;
import dev.millrace.notifier.database.Storable;
import dev.millrace.notifier.update.UpdateTaker;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.Bounce;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketUpdate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Marks addresses from which a mail of ours came back for good, for a while.
///
/// Anybody can write such a report. It counts only where the ledger knows that this very mail went to that
/// address.
@Component
@Order(1)
final class BouncedAddresses implements UpdateTaker {
    private static final Logger LOG = LoggerFactory.getLogger(BouncedAddresses.class);
    private static final String MARK = """
            insert into notifier.bounced (tenant, address, status, ticket, bounced_at, until)
            select :tenant, :address, :status, :ticket, :at, :at + :keep * interval '1 millisecond'
            where exists (select 1 from notifier.mails
                where tenant = :tenant and ticket = :ticket and message_id = :messageId
                  and lower(recipient) = :address and state = 'sent')
            on conflict (tenant, address) do update
                set status = excluded.status, ticket = excluded.ticket,
                    bounced_at = excluded.bounced_at, until = excluded.until
                where excluded.bounced_at > notifier.bounced.bounced_at
            """;

    private final Database database;
    private final MailSettings settings;

    private static final String REFUSED = """
            insert into notifier.bounced (tenant, address, status, ticket, bounced_at, until)
            values (:tenant, :address, :status, :ticket, now(), now() + :keep * interval '1 millisecond')
            on conflict (tenant, address) do update
                set status = excluded.status, ticket = excluded.ticket,
                    bounced_at = excluded.bounced_at, until = excluded.until
            """;

    BouncedAddresses(Database database, MailSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    @Override
    public Mono<Void> take(TicketUpdate update) {
        return Flux.fromIterable(update.events())
                .ofType(TicketEvent.MessageReceived.class)
                .filter(message -> message.automatic() == Automatic.BOUNCE)
                .concatMap(message -> mark(update, message))
                .then();
    }

    /// Our own server refused the address for good when a mail was handed over.
    Mono<Void> refused(OutboundMail mail, String status) {
        String address = mail.reply().to().key();
        return database.sql(REFUSED)
                .bind("tenant", mail.reply().tenant())
                .bind("address", Storable.text(address))
                .bind("status", status)
                .bind("ticket", mail.reply().ticket().toString())
                .bind("keep", settings.bouncedFor().toMillis())
                .fetch()
                .rowsUpdated()
                .doOnNext(_ -> LOG.info("{} takes no mail ({}); it is not written to for a while", address, status))
                .then();
    }

    private Mono<Void> mark(TicketUpdate update, TicketEvent.MessageReceived message) {
        Bounce bounce = message.bounce();
        if (bounce == null || !bounce.hard() || bounce.messageId() == null) {
            return Mono.empty();
        }
        String messageId = bounce.messageId();
        return Flux.fromIterable(bounce.recipients())
                .concatMap(address -> mark(update, message, bounce, messageId, address))
                .then();
    }

    private Mono<Void> mark(
            TicketUpdate update, TicketEvent.MessageReceived message, Bounce bounce, String messageId, String address) {
        return database.sql(MARK)
                .bind("tenant", update.tenant())
                .bind("address", Storable.text(address))
                .bind("status", Storable.text(Objects.requireNonNullElse(bounce.status(), "5")))
                .bind("ticket", update.ticketId().toString())
                .bind("messageId", Storable.text(messageId))
                .bind("at", message.at().atOffset(ZoneOffset.UTC))
                .bind("keep", settings.bouncedFor().toMillis())
                .fetch()
                .rowsUpdated()
                .doOnNext(rows -> {
                    if (rows > 0) {
                        LOG.info("{} takes no mail ({}); it is not written to for a while", address, bounce.status());
                    }
                })
                .then();
    }
}
