package dev.millrace.notifier.mail;

import static dev.millrace.notifier.mail.MailRow.value;

import dev.millrace.notifier.database.Database;
import dev.millrace.notifier.reply.Reply;
import dev.millrace.notifier.update.Tenants;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.json.UnreadableJson;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The ledger's mails of which their ticket's history does not know yet.
@Component
final class UntoldMails {
    private static final Logger LOG = LoggerFactory.getLogger(UntoldMails.class);

    private final Database database;
    private final Tenants tenants;
    private final MailSettings settings;
    /// Mails that were to be told of and cannot be read here: a program of another release may.
    private final Set<Long> unreadable = ConcurrentHashMap.newKeySet();

    UntoldMails(Database database, Tenants tenants, MailSettings settings) {
        this.database = database;
        this.tenants = tenants;
        this.settings = settings;
    }

    /// A mail that did not go out, on purpose or in vain.
    record Withheld(long id, Reply reply, String reason) {}

    /// Mails that were sent a while ago.
    Flux<OutboundMail> sent(int limit) {
        return database.sql("""
                        select id, message_id, sender, reply::text as reply, attempts, unanswered, false as uncertain,
                            true as spent, true as overdue, created_at
                        from notifier.mails
                        where tenant = any(:tenants) and state = 'sent' and not recorded
                          and finished_at < now() - :lease * interval '1 millisecond'
                          and id <> all(:unreadable)
                        order by id limit :limit
                        """)
                .bind("tenants", tenants.names().toArray(String[]::new))
                .bind("lease", settings.lease().toMillis())
                .bind("unreadable", unreadable.toArray(Long[]::new))
                .bind("limit", limit)
                .map(MailRow::of)
                .all()
                // Whole, since whoever takes long over each must not hold the connection.
                .collectList()
                .flatMapIterable(rows -> rows)
                .concatMap(row -> Mono.justOrEmpty(read(row.id(), row.reply()).map(row::mail)));
    }

    /// Mails that are withheld, and that failed.
    Flux<Withheld> withheld(int limit) {
        return database.sql("""
                        select id, reply::text as reply, last_error from notifier.mails
                        where tenant = any(:tenants) and state in ('withheld', 'failed') and not recorded
                          and id <> all(:unreadable)
                        order by id limit :limit
                        """)
                .bind("tenants", tenants.names().toArray(String[]::new))
                .bind("unreadable", unreadable.toArray(Long[]::new))
                .bind("limit", limit)
                .map(row -> {
                    long id = value(row, "id", Long.class);
                    return read(id, value(row, "reply", String.class))
                            .map(reply -> new Withheld(id, reply, value(row, "last_error", String.class)));
                })
                .all()
                .collectList()
                .flatMapIterable(mails -> mails)
                .concatMap(Mono::justOrEmpty);
    }

    /// What a mail says; empty where this program cannot read it, which is said once and passed over from then on.
    private Optional<Reply> read(long id, String reply) {
        try {
            return Optional.of(Json.read(reply, Reply.class));
        } catch (UnreadableJson e) {
            if (unreadable.add(id)) {
                LOG.warn("Mail {} cannot be read, so its ticket's history is not told of it: {}", id, e.getMessage());
            }
            return Optional.empty();
        }
    }

    /// The ticket's history knows of it from now on.
    Mono<Void> told(long mail) {
        return database.sql("update notifier.mails set recorded = true where id = :id")
                .bind("id", mail)
                .then();
    }
}
