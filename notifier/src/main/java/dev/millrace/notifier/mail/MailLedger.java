package dev.millrace.notifier.mail;

import dev.millrace.notifier.database.Database;
import dev.millrace.notifier.database.Storable;
import dev.millrace.notifier.reply.Matter;
import dev.millrace.notifier.reply.Reply;
import dev.millrace.notifier.update.Tenants;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.json.UnreadableJson;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// What is to be mailed and what became of it.
///
/// A mail is `waiting`, then `sending` while somebody holds it under a lease that he renews, then `sent` or
/// `failed`. One that is `withheld` is not sent on purpose. One that is `sending` although its lease ran out, and that
/// a server may have had, is uncertain: its sender died between handing it over and noting that he had, or the server
/// did not say whether it took it. That it is stays known until it is `sent` or `failed`, however often it is put off
/// meanwhile.
@Component
final class MailLedger {
    /// A mail that is withheld is never sent, however often its update is read. For its subject only
    /// the first of a ticket is withheld: whoever got that hears what becomes of it. A program answers
    /// what it got, so of one subject only those mails count that have gone out. Within a ticket what
    /// is said once more of the same message answers another one of its id.
    private static final String ADD = """
            with why as (
                select case
                    when :address like '%.invalid' then 'nobody is reached at this address'
                    when exists (select 1 from notifier.bounced
                        where tenant = :tenant and address = :address and until > now())
                        then 'mail to this address came back for good'
                    when :answers = '' then null
                    when (select count(distinct case when answers = :answers then mail_key else answers end)
                        from notifier.mails
                        where tenant = :tenant and ticket = :ticket and lower(recipient) = :address
                          and (answers <> :answers or mail_key like :kind || '-%') and mail_key <> :key
                          and state <> 'withheld'
                          and created_at > now() - :ticketWindow * interval '1 millisecond') >= :perTicket
                        then 'too many messages of this ticket were answered automatically; a program seems to answer'
                    when exists (select 1 from notifier.mails
                        where tenant = :tenant and lower(recipient) = :address
                          and answers <> :answers and state <> 'withheld' and ticket <> :ticket
                          and created_at > now() - :senderWindow * interval '1 millisecond'
                          and lower(reply ->> 'subject') = any(:answeredSubjects))
                        and not exists (select 1 from notifier.mails
                            where tenant = :tenant and ticket = :ticket and lower(recipient) = :address
                              and state <> 'withheld')
                        then 'what this sender answers was answered automatically; a program seems to answer'
                    when (select count(distinct answers) from notifier.mails
                        where tenant = :tenant and lower(recipient) = :address
                          and answers <> :answers and state = 'sent' and ticket <> :ticket
                          and created_at > now() - :senderWindow * interval '1 millisecond'
                          and lower(reply ->> 'subject') = any(:sameSubjects)) >= :perSubject
                        and not exists (select 1 from notifier.mails
                            where tenant = :tenant and ticket = :ticket and lower(recipient) = :address
                              and state <> 'withheld')
                        then 'one subject was answered automatically again and again; a program seems to answer'
                    when (select count(distinct answers) from notifier.mails
                        where tenant = :tenant and lower(recipient) = :address
                          and answers <> :answers and state <> 'withheld'
                          and created_at > now() - :senderWindow * interval '1 millisecond') >= :perSender
                        then 'too many messages of this sender were answered automatically; a program seems to answer'
                end as reason)
            insert into notifier.mails
                (tenant, ticket, mail_key, message_id, sender, recipient, reply, give_up_at, answers,
                 state, last_error, finished_at)
            select :tenant, :ticket, :key, :messageId, :sender, :recipient, cast(:reply as jsonb),
                least(now() + :giveUpAfter * interval '1 millisecond', :uselessFrom), nullif(:answers, ''),
                case when reason is null then 'waiting' else 'withheld' end, reason,
                case when reason is null then null else now() end
            from why
            on conflict do nothing
            returning state = 'withheld' as withheld
            """;

    /// A try that begins when the mail's time is over is the last, unless it ended before the server had the mail.
    private static final String CLAIM = """
            with next as (
                select id, state = 'sending' and unanswered > 0 as uncertain,
                    (last_try and unanswered > 0) or unanswered >= :mostUnanswered as spent,
                    coalesce(last_try_at, give_up_at) + :lookOn * interval '1 millisecond' <= now() as overdue
                from notifier.mails
                where tenant = any(:tenants)
                  and id <> all(:inFlight)
                  and ((state = 'waiting' and not_before <= now()) or (state = 'sending' and claimed_until < now()))
                order by not_before, id limit 1 for update skip locked)
            update notifier.mails mail
            set state = 'sending', attempts = attempts + 1, last_try = give_up_at <= now(),
                last_try_at = case when next.spent then last_try_at when give_up_at <= now() then now() end,
                claimed_by = :me, claimed_until = now() + :lease * interval '1 millisecond'
            from next where mail.id = next.id
            returning mail.id, mail.message_id, mail.sender, mail.reply::text as reply, mail.attempts,
                mail.unanswered, next.uncertain, next.spent, next.overdue, mail.created_at
            """;

    /// Each claim counts an attempt, so the count tells this claim from a later one of the same program.
    private static final String HELD =
            " where id = :id and state = 'sending' and claimed_by = :me and attempts = :attempts";

    /// How often a mail is handed over that the server may have taken each time.
    private static final int MOST_UNANSWERED = 3;

    /// How long after its last try a mail's copy is looked for where the mailbox of copies does not answer.
    private static final Duration LOOK_ON = Duration.ofHours(1);

    private final Database database;
    private final Tenants tenants;
    private final MailSettings settings;
    private final UUID me = UUID.randomUUID();
    private final InFlight inFlight = new InFlight();
    private final MailBrake brake;

    MailLedger(Database database, Tenants tenants, MailSettings settings) {
        this.database = database;
        this.tenants = tenants;
        this.settings = settings;
        this.brake = new MailBrake(settings.brake());
    }

    /// Adds a mail unless it is there already. Tells whether it was added as one that is withheld.
    Mono<Boolean> add(Reply reply, String messageId, String sender) {
        return database.sql(ADD)
                .bind("tenant", reply.tenant())
                .bind("ticket", reply.ticket().toString())
                .bind("key", Storable.text(reply.key()))
                .bind("messageId", Storable.text(messageId))
                .bind("sender", Storable.text(sender))
                .bind("recipient", Storable.text(reply.to().address()))
                .bind("reply", Storable.json(reply))
                .bind("giveUpAfter", settings.giveUpAfter().toMillis())
                .bind("uselessFrom", Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, uselessFrom(reply)))
                .bind("address", Storable.text(reply.to().key()))
                .bind("answers", Storable.text(Objects.requireNonNullElse(brake.answered(reply), "")))
                .bind("kind", reply.matter().kind())
                .bind("perTicket", settings.brake().answersPerTicket())
                .bind("ticketWindow", settings.brake().ticketWindow().toMillis())
                .bind("answeredSubjects", brake.answeredSubjects(reply).toArray(String[]::new))
                .bind(
                        "sameSubjects",
                        brake.sameSubjects(reply).stream().map(Storable::text).toArray(String[]::new))
                .bind("perSubject", settings.brake().answersPerSubject())
                .bind("perSender", brake.answersPerSender(reply))
                .bind("senderWindow", settings.brake().senderWindow().toMillis())
                .map(row -> Boolean.TRUE.equals(row.get("withheld", Boolean.class)))
                .one()
                .defaultIfEmpty(false);
    }

    /// A link works for half an hour, and somebody must hear soon that it did not go out.
    private static @Nullable OffsetDateTime uselessFrom(Reply reply) {
        return reply.matter() instanceof Matter.OneTimeLink link
                ? link.expiresAt().atOffset(ZoneOffset.UTC)
                : null;
    }

    /// Takes the next mail that is due and that this program does not have in hand, if there is one. It is in
    /// hand until it is left in [#inFlight()].
    ///
    /// Fails with [UnreadableJson] where this program cannot read it, as after a roll-back of a release that
    /// says more: then it has been put off, and the next may be taken.
    Mono<OutboundMail> claim() {
        return database.sql(CLAIM)
                .bind("tenants", tenants.names().toArray(String[]::new))
                .bind("me", me)
                .bind("lease", settings.lease().toMillis())
                .bind("inFlight", inFlight.ids())
                .bind("mostUnanswered", mostUnanswered())
                .bind("lookOn", LOOK_ON.toMillis())
                .map(MailRow::of)
                .one()
                .flatMap(row -> Mono.fromCallable(() -> row.mail(Json.read(row.reply(), Reply.class)))
                        .onErrorResume(UnreadableJson.class, e -> putOff(row, e).then(Mono.error(e))))
                .filter(mail -> inFlight.begin(mail.id()));
    }

    /// Where copies are kept, it is not sent again before they were looked at.
    private int mostUnanswered() {
        return settings.sentCopy() == null ? MOST_UNANSWERED : Integer.MAX_VALUE;
    }

    /// Another program, or a later one, may be able to read it.
    private Mono<Void> putOff(MailRow row, UnreadableJson e) {
        String error = "It cannot be read: " + e.getMessage();
        return postpone(
                        row.id(),
                        row.attempts(),
                        row.unanswered(),
                        row.uncertain(),
                        settings.retryLongest(),
                        settings.giveUpAfter(),
                        error)
                .then();
    }

    /// What this program has in hand.
    InFlight inFlight() {
        return inFlight;
    }

    /// Keeps a mail for another lease. Tells whether it was still ours.
    Mono<Boolean> renew(OutboundMail mail) {
        return held(
                        "update notifier.mails set claimed_until = now() + :lease * interval '1 millisecond'" + HELD,
                        mail.id(),
                        mail.attempts())
                .bind("lease", settings.lease().toMillis())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /// The server is about to have all of it. It counts as one that the server may have taken until its
    /// result says that it did not: the program may die meanwhile, or be stopped. It is kept for another
    /// lease, so that nobody else sends it beside us. Tells whether it was still ours.
    Mono<Boolean> countAsUnanswered(OutboundMail mail) {
        return held("""
                        update notifier.mails
                        set unanswered = unanswered + 1, claimed_until = now() + :lease * interval '1 millisecond'
                        """ + HELD, mail.id(), mail.attempts())
                .bind("lease", settings.lease().toMillis())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /// It went out. Tells whether it was still ours.
    Mono<Boolean> sent(OutboundMail mail) {
        return held(
                        "update notifier.mails set state = 'sent', finished_at = now(), last_error = null" + HELD,
                        mail.id(),
                        mail.attempts())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /// The server did not take it; it is tried again after a while, or given up when its time is over.
    ///
    /// @param patience how much time it has left at most
    /// @return whether it was given up
    Mono<Boolean> postpone(OutboundMail mail, Duration wait, Duration patience, String error) {
        return postpone(mail.id(), mail.attempts(), mail.unanswered(), mail.uncertain(), wait, patience, error);
    }

    private Mono<Boolean> postpone(
            long id, int attempts, int unanswered, boolean uncertain, Duration wait, Duration patience, String error) {
        return held("""
                        update notifier.mails
                        set state = case when now() >= give_up_at then 'failed' when :uncertain then 'sending'
                                else 'waiting' end,
                            unanswered = :unanswered,
                            finished_at = case when now() >= give_up_at then now() end,
                            give_up_at = least(give_up_at, now() + :patience * interval '1 millisecond'),
                            not_before = least(now() + :wait * interval '1 millisecond', give_up_at),
                            claimed_until = least(now() + :wait * interval '1 millisecond', give_up_at),
                            last_error = :error
                        """ + HELD + " returning state = 'failed' as failed", id, attempts)
                .bind("unanswered", unanswered)
                .bind("uncertain", uncertain)
                .bind("wait", wait.toMillis())
                .bind("patience", patience.toMillis())
                .bind("error", Storable.text(error))
                .map(row -> Boolean.TRUE.equals(row.get("failed", Boolean.class)))
                .one()
                .defaultIfEmpty(false);
    }

    /// Nobody knows whether the server took it; it stays `sending` until it is looked into after
    /// a while, at least after a lease, in which its copy may arrive. Where no copies are kept it is given
    /// up when its time is over, or when the server had it often enough without saying so.
    ///
    /// @return whether it was given up
    Mono<Boolean> leaveUncertain(OutboundMail mail, Duration wait, String error) {
        return held("""
                        update notifier.mails
                        set state = case when unanswered >= :most or (now() >= give_up_at and not :copies)
                                then 'failed' else state end,
                            finished_at = case when unanswered >= :most or (now() >= give_up_at and not :copies)
                                then now() end,
                            claimed_until = now() + greatest(:lease, :wait) * interval '1 millisecond',
                            last_error = :error
                        """ + HELD + " returning state = 'failed' as failed", mail.id(), mail.attempts())
                .bind("most", mostUnanswered())
                .bind("copies", settings.sentCopy() != null)
                .bind("lease", settings.lease().toMillis())
                .bind("wait", wait.toMillis())
                .bind("error", Storable.text(error))
                .map(row -> Boolean.TRUE.equals(row.get("failed", Boolean.class)))
                .one()
                .defaultIfEmpty(false);
    }

    Mono<Void> failed(OutboundMail mail, String error) {
        return held(
                        "update notifier.mails set state = 'failed', finished_at = now(), last_error = :error" + HELD,
                        mail.id(),
                        mail.attempts())
                .bind("error", Storable.text(error))
                .then();
    }

    /// How many mails are in a state.
    Mono<Long> count(String state) {
        // As a literal: only so is it sure that the server finds them by the index that holds just these.
        return database.sql("select count(*) as count from notifier.mails where tenant = any(:tenants) and state = '%s'"
                        .formatted(state))
                .bind("tenants", tenants.names().toArray(String[]::new))
                .map(row -> Objects.requireNonNull(row.get("count", Long.class)))
                .one();
    }

    private DatabaseClient.GenericExecuteSpec held(String sql, long id, int attempts) {
        return database.sql(sql).bind("id", id).bind("me", me).bind("attempts", attempts);
    }
}
