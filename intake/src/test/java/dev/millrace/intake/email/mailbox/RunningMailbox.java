package dev.millrace.intake.email.mailbox;

import dev.millrace.access.token.AccessTokens;
import dev.millrace.intake.Inbound;
import dev.millrace.intake.blob.BlobStore;
import dev.millrace.intake.email.MailMemory;
import dev.millrace.intake.email.MailTaker;
import dev.millrace.intake.email.TakingSettings;
import dev.millrace.intake.email.receiving.MailRules;
import dev.millrace.intake.email.receiving.MailboxContext;
import dev.millrace.tickets.metrics.DeskMetric;
import dev.millrace.tickets.signature.MailThread;
import dev.millrace.tickets.signature.Signer;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/// A mailbox at work on a thread of its own, with short times and small limits.
final class RunningMailbox {
    static final String ADDRESS = "support@acme.example";

    private final MailTaker taker;
    private final Mailbox mailbox;
    private final Thread thread;

    private RunningMailbox(Mailbox mailbox, MailTaker taker) {
        this.mailbox = mailbox;
        this.taker = taker;
        this.thread = Thread.ofPlatform().daemon().start(mailbox);
    }

    static MailboxSettings settings(int port, String doneFolder, Duration poll) {
        return new MailboxSettings(
                "support",
                "acme",
                ADDRESS,
                "127.0.0.1",
                port,
                MailboxSettings.Tls.NONE,
                "support",
                "secret",
                null,
                null,
                "INBOX",
                doneFolder,
                "Ignored",
                "Parked",
                poll,
                null,
                List.of(),
                MailRules.USUAL);
    }

    static EmailSettings email(MailboxSettings mailbox, Duration answer) {
        return email(mailbox, answer, DataSize.ofKilobytes(100));
    }

    static EmailSettings email(MailboxSettings mailbox, Duration answer, DataSize largestMail) {
        return new EmailSettings(
                List.of(mailbox),
                Duration.ofSeconds(2),
                answer,
                answer,
                1,
                Duration.ofMillis(50),
                Duration.ofMillis(200),
                3,
                10,
                DataSize.ofMegabytes(1),
                largestMail,
                4);
    }

    static RunningMailbox start(
            MailboxSettings settings, Duration answer, Inbound inbound, BlobStore blobs, MeterRegistry registry) {
        return start(
                new ImapLogin(settings, email(settings, answer), null, null),
                new ConnectionLimit(1),
                inbound,
                blobs,
                registry);
    }

    static RunningMailbox start(
            ImapLogin login, ConnectionLimit limit, Inbound inbound, BlobStore blobs, MeterRegistry registry) {
        Path unknown = Path.of("target", "in-work", UUID.randomUUID().toString());
        return start(login, limit, inbound, blobs, registry, unknown);
    }

    /// @param inWork where it is noted what is in work
    static RunningMailbox start(
            ImapLogin login,
            ConnectionLimit limit,
            Inbound inbound,
            BlobStore blobs,
            MeterRegistry registry,
            Path inWork) {
        return start(login, limit, taker(inbound, blobs), registry, inWork);
    }

    static RunningMailbox start(
            ImapLogin login, ConnectionLimit limit, MailTaker taker, MeterRegistry registry, Path inWork) {
        MailboxMeters meters = new MailboxMeters(registry, login.settings().name());
        MailPipeline pipeline = pipeline(login, taker, meters, new InWork(inWork));
        return new RunningMailbox(new Mailbox(login, limit, pipeline, meters), taker);
    }

    static MailTaker taker(Inbound inbound, BlobStore blobs) {
        return new MailTaker(blobs, inbound, new TakingSettings(Duration.ofSeconds(5), Duration.ofSeconds(10)));
    }

    static MailPipeline pipeline(ImapLogin login, MailTaker taker, MailboxMeters meters, InWork inWork) {
        return pipeline(login, taker, new MailMemory(DataSize.ofMegabytes(100).toBytes()), meters, inWork);
    }

    static MailPipeline pipeline(
            ImapLogin login, MailTaker taker, MailMemory memory, MailboxMeters meters, InWork inWork) {
        MailThread threads = new MailThread(new Signer("a key for tests, thirty-two bytes long"));
        MailboxContext context = new MailboxContext(
                login.settings().tenant(), login.settings().address(), null, List.of("acme.example"), threads);
        return new MailPipeline(login.settings(), login.email(), context, taker, memory, meters, inWork);
    }

    static ImapLogin login(
            MailboxSettings settings, Duration answer, @Nullable SSLContext trust, @Nullable AccessTokens tokens) {
        return new ImapLogin(settings, email(settings, answer), trust, tokens);
    }

    MailboxState state() {
        return mailbox.state();
    }

    DeskMetric.Mailbox figures() {
        return mailbox.figures(Instant.EPOCH);
    }

    void stop() throws InterruptedException {
        while (!thread.join(Duration.ofMillis(100))) {
            mailbox.stop();
        }
        mailbox.close();
        taker.destroy();
    }

    /// Ends the thread where it stands.
    void kill() throws InterruptedException {
        mailbox.stop();
        thread.interrupt();
        thread.join();
        mailbox.close();
        taker.destroy();
    }
}
