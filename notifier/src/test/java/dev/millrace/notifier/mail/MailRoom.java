package dev.millrace.notifier.mail;

import dev.millrace.access.token.OAuthSettings;
import dev.millrace.notifier.Story;
import dev.millrace.notifier.TestDatabase;
import dev.millrace.notifier.TestTemplates;
import dev.millrace.notifier.link.Links;
import dev.millrace.notifier.reply.Wording;
import dev.millrace.notifier.update.Commands;
import dev.millrace.notifier.update.Tenants;
import dev.millrace.scheduling.BlockingCalls;
import dev.millrace.tickets.signature.Signer;
import dev.millrace.tickets.ticket.TicketUpdate;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One program's parts that have to do with mail, put together as the application does.
final class MailRoom {
    static final Links LINKS =
            new Links(new Signer("0123456789abcdef0123456789abcdef"), URI.create("https://desk.example/"));

    /// What the first mail says is of a kind that this program does not know, as after a roll-back of a release that
    /// had
    /// more to say.
    static final String OF_TOMORROW = """
            update notifier.mails set reply = jsonb_set(reply, '{matter,kind}', '"of-tomorrow"')
            where id = (select min(id) from notifier.mails)
            """;

    final MailLedger ledger;
    final UntoldMails untold;
    final MailReplies replies;
    final BouncedAddresses bounced;
    final MailServer server;
    final MailDelivery delivery;
    final MailSender sender;
    final MailComposer composer;
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    MailRoom(TestDatabase database, MailSettings settings, Commands commands) {
        BlockingCalls threads = MailConfiguration.mailThreads(settings);
        MailMetrics metrics = new MailMetrics(registry);
        Tenants tenants = new Tenants(Set.of(Story.TENANT));
        ledger = new MailLedger(database.open(), tenants, settings);
        untold = new UntoldMails(database.open(), tenants, settings);
        server = new MailServer(settings);
        composer = composer(settings);
        MailHistory history = new MailHistory(untold, composer, commands);
        replies = new MailReplies(ledger, LINKS, settings, history, metrics);
        bounced = new BouncedAddresses(database.open(), settings);
        delivery = new MailDelivery(
                ledger, composer, server, new SentCopies(settings), threads, metrics, settings, history, bounced);
        sender = new MailSender(
                ledger,
                delivery,
                history,
                server,
                new MailBell(database.connections(), settings),
                metrics,
                threads,
                settings);
    }

    /// A ticket's account is unlocked, of which its requester is to be told.
    static TicketUpdate fixed(String subject) {
        Story story = Story.byMail().about(subject).diagnosed("unlock-account", "sender");
        story.runs();
        return story.succeeds(null);
    }

    static MailComposer composer(MailSettings settings) {
        return new MailComposer(
                new Wording("Acme service desk", ZoneOffset.UTC), LINKS, TestTemplates.engine(), settings);
    }

    static MailSettings settings(int smtpPort, MailSettings.@Nullable SentCopy copy) {
        return settings(smtpPort, copy, null);
    }

    static MailSettings settings(int smtpPort, MailSettings.@Nullable SentCopy copy, @Nullable OAuthSettings oauth) {
        return settings(smtpPort, copy, oauth, Duration.ofSeconds(5), Duration.ofMillis(50), Duration.ofMillis(200));
    }

    /// Without copies.
    static MailSettings settings(int smtpPort, Duration answerWithin, Duration retryFirst, Duration retryLongest) {
        return settings(smtpPort, null, null, answerWithin, retryFirst, retryLongest);
    }

    private static MailSettings settings(
            int smtpPort,
            MailSettings.@Nullable SentCopy copy,
            @Nullable OAuthSettings oauth,
            Duration answerWithin,
            Duration retryFirst,
            Duration retryLongest) {
        return new MailSettings(
                Story.DESK,
                "bounces@acme.example",
                new MailSettings.Smtp(
                        "127.0.0.1",
                        smtpPort,
                        oauth == null ? null : Story.DESK,
                        null,
                        oauth,
                        MailSettings.Security.NONE,
                        null,
                        Duration.ofSeconds(2),
                        answerWithin),
                2,
                Duration.ofSeconds(30),
                Duration.ofMillis(300),
                Duration.ofMillis(100),
                retryFirst,
                retryLongest,
                Duration.ofDays(3),
                Duration.ofDays(7),
                new MailSettings.Brake(3, Duration.ofHours(1), 3, 1, 300, 50, Duration.ofMinutes(10)),
                copy);
    }
}
