package dev.millrace.intake.email.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.millrace.access.token.AccessTokens;
import dev.millrace.intake.Installation;
import dev.millrace.intake.email.MailMemory;
import dev.millrace.intake.email.MailTaker;
import dev.millrace.intake.email.content.Hashes;
import dev.millrace.intake.email.receiving.MailboxContext;
import dev.millrace.intake.email.receiving.Receiving;
import dev.millrace.tickets.metrics.DeskMetric;
import dev.millrace.tickets.signature.MailThread;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// All mailboxes of the installation, each with a thread of its own. Started after everything else, stopped
/// before it.
@Component
final class Mailboxes implements SmartLifecycle, Receiving {
    private static final Duration LAST_MAILS = Duration.ofSeconds(20);
    private static final Duration STEP = Duration.ofMillis(200);

    private final List<Mailbox> mailboxes;
    private final List<MailboxContext> contexts;
    private final List<Thread> threads = new ArrayList<>();

    Mailboxes(
            EmailSettings settings,
            Installation installation,
            MailTaker taker,
            MailMemory memory,
            MeterRegistry registry,
            SslBundles bundles,
            @Value("${millrace.intake.email.in-work:${millrace.blobs.directory:blobs}/in-work}") Path inWork) {
        settings.mailboxes()
                .forEach(mailbox -> installation.requireTenant(
                        mailbox.tenant(), "millrace.intake.email.mailboxes[%s].tenant".formatted(mailbox.name())));
        MailThread signatures = new MailThread(installation.signer());
        ConnectionLimit limit = new ConnectionLimit(settings.connectionsPerServer());
        this.contexts = settings.mailboxes().stream()
                .map(mailbox -> context(mailbox, signatures))
                .toList();
        this.mailboxes = settings.mailboxes().stream()
                .map(mailbox -> {
                    MailboxMeters meters = new MailboxMeters(registry, mailbox.name());
                    MailPipeline pipeline = new MailPipeline(
                            mailbox,
                            settings,
                            context(mailbox, signatures),
                            taker,
                            memory,
                            meters,
                            new InWork(
                                    inWork.resolve(Hashes.sha256(mailbox.name().getBytes(UTF_8))
                                            .substring(0, 16))));
                    return new Mailbox(login(mailbox, settings, bundles), limit, pipeline, meters);
                })
                .toList();
    }

    private static ImapLogin login(MailboxSettings mailbox, EmailSettings settings, SslBundles bundles) {
        SSLContext trust = mailbox.sslBundle() == null
                ? null
                : bundles.getBundle(mailbox.sslBundle()).createSslContext();
        AccessTokens tokens = mailbox.oauth() == null
                ? null
                : new AccessTokens(mailbox.oauth(), mailbox.userOrAddress(), InstantSource.system());
        return new ImapLogin(mailbox, settings, trust, tokens);
    }

    private static MailboxContext context(MailboxSettings mailbox, MailThread signatures) {
        return new MailboxContext(
                mailbox.tenant(),
                mailbox.address(),
                mailbox.trustedReceivingHost(),
                mailbox.trustedSubmissionDomains(),
                signatures,
                mailbox.rules());
    }

    @Override
    public List<MailboxContext> contexts() {
        return contexts;
    }

    @Override
    public List<DeskMetric.Mailbox> figures(Instant now) {
        return mailboxes.stream().map(mailbox -> mailbox.figures(now)).toList();
    }

    List<Mailbox> all() {
        return mailboxes;
    }

    @Override
    public synchronized void start() {
        for (Mailbox mailbox : mailboxes) {
            threads.add(Thread.ofPlatform()
                    .name("mailbox-" + mailbox.settings().name())
                    .daemon()
                    .start(mailbox));
        }
    }

    @Override
    public synchronized void stop() {
        try {
            awaitEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        mailboxes.forEach(Mailbox::close);
        threads.clear();
    }

    /// Told more than once, since a thread may just have been about to wait.
    private void awaitEnd() throws InterruptedException {
        Instant latest = Instant.now().plus(LAST_MAILS);
        while (Instant.now().isBefore(latest) && threads.stream().anyMatch(Thread::isAlive)) {
            mailboxes.forEach(Mailbox::stop);
            for (Thread thread : threads) {
                thread.join(STEP);
            }
        }
        threads.forEach(Thread::interrupt);
    }

    @Override
    public synchronized boolean isRunning() {
        return !threads.isEmpty();
    }
}
