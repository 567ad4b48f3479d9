package dev.millrace.intake.email.smtp;

import dev.millrace.intake.Installation;
import dev.millrace.intake.email.MailMemory;
import dev.millrace.intake.email.MailTaker;
import dev.millrace.intake.email.receiving.MailboxContext;
import dev.millrace.intake.email.receiving.Receiving;
import dev.millrace.tickets.metrics.DeskMetric;
import dev.millrace.tickets.signature.MailThread;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.subethamail.smtp.server.SMTPServer;

/// Listens for a mail server that hands mail over. A mail is accepted only when it is safe: its bytes on disk
/// and its message acknowledged by Kafka; otherwise the server is told to come again, and keeps it.
@Component
final class SmtpDoor implements SmartLifecycle, Receiving {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpDoor.class);

    private final SmtpSettings settings;
    private final SslBundles bundles;
    private final List<DoorMailbox> mailboxes;
    private final MailTaker taker;
    private final MailMemory memory;
    private final Path inWork;
    private volatile @Nullable SMTPServer server;
    private @Nullable ExecutorService sessions;
    private @Nullable DoorDeaths deaths;

    SmtpDoor(
            SmtpSettings settings,
            Installation installation,
            SslBundles bundles,
            MailTaker taker,
            MailMemory memory,
            MeterRegistry registry,
            @Value("${millrace.intake.email.in-work:${millrace.blobs.directory:blobs}/in-work}") Path inWork) {
        settings.recipients()
                .forEach(recipient -> installation.requireTenant(
                        recipient.tenant(),
                        "millrace.intake.smtp.recipients[%s].tenant".formatted(recipient.address())));
        MailThread signatures = new MailThread(installation.signer());
        this.settings = settings;
        this.bundles = bundles;
        this.taker = taker;
        this.memory = memory;
        this.inWork = inWork;
        this.mailboxes = settings.recipients().stream()
                .map(recipient -> new MailboxContext(
                        recipient.tenant(),
                        recipient.address(),
                        recipient.trustedReceivingHost(),
                        List.of(),
                        signatures,
                        recipient.rules()))
                .map(context -> new DoorMailbox(context, registry, InstantSource.system()))
                .toList();
    }

    @Override
    public List<MailboxContext> contexts() {
        return mailboxes.stream().map(DoorMailbox::context).toList();
    }

    @Override
    public List<DeskMetric.Mailbox> figures(Instant now) {
        boolean open = isRunning();
        return mailboxes().stream().map(mailbox -> mailbox.figures(open, now)).toList();
    }

    /// Those that mail is taken for; none where the door is to stay shut.
    List<DoorMailbox> mailboxes() {
        return settings.port() == null ? List.of() : mailboxes;
    }

    @Override
    public synchronized void start() {
        if (settings.port() == null) {
            return;
        }
        DoorDeaths noted = new DoorDeaths(inWork.resolve("at-the-door"), HandOver.PATIENCE);
        deaths = noted;
        // Never more at a time than connections are taken.
        ExecutorService threads = Executors.newCachedThreadPool(
                Thread.ofPlatform().name("smtp-", 1).factory());
        sessions = threads;
        SMTPServer.Builder builder = SMTPServer.port(settings.port())
                .bindAddress(address())
                .softwareName("Millrace")
                .executorService(threads)
                .maxConnections(settings.connections())
                .maxRecipients(settings.mostRecipients())
                .maxMessageSize(Math.toIntExact(settings.largestMail().toBytes()))
                .connectionTimeoutMs(Math.toIntExact(settings.silence().toMillis()))
                // With its session and time, such a line would make another mail of each try to hand over one that
                // is known by its bytes alone.
                .insertReceivedHeaders(false)
                .messageHandlerFactory(_ -> new HandOver(settings, mailboxes, taker, memory, noted));
        if (settings.hostName() != null) {
            builder.hostName(settings.hostName());
        }
        if (settings.sslBundle() != null) {
            builder.enableTLS()
                    .requireTLS(settings.requireTls())
                    .startTlsSocketFactory(
                            bundles.getBundle(settings.sslBundle()).createSslContext());
        }
        SMTPServer built = builder.build();
        switch (settings.protocol()) {
            case SMTP -> Smtp.teach(built);
            case LMTP -> Lmtp.teach(built);
        }
        server = built;
        built.start();
        LOG.info("Mail is taken by {} on {}:{}", settings.protocol(), settings.address(), built.getPortAllocated());
    }

    private InetAddress address() {
        try {
            return InetAddress.getByName(settings.address());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "millrace.intake.smtp.address is no address of this machine: " + settings.address(), e);
        }
    }

    /// Where it listens, or 0 where it does not.
    int port() {
        SMTPServer open = server;
        return open == null ? 0 : open.getPortAllocated();
    }

    @Override
    public synchronized void stop() {
        // The server waits for its sessions without a limit, and they perhaps for Kafka.
        if (sessions != null) {
            sessions.shutdownNow();
            sessions = null;
        }
        SMTPServer open = server;
        if (open != null) {
            open.stop();
            server = null;
        }
        if (deaths != null) {
            deaths.leave();
            deaths = null;
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }
}
