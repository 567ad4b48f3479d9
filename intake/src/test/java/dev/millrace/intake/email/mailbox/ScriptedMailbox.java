package dev.millrace.intake.email.mailbox;

import static org.awaitility.Awaitility.await;

import dev.millrace.intake.ScriptedInbound;
import dev.millrace.intake.blob.BlobStore;
import dev.millrace.intake.blob.InMemoryBlobs;
import dev.millrace.tickets.metrics.DeskMetric;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A mailbox that a test runs against a server of its own, which does as the test says.
final class ScriptedMailbox implements BeforeEachCallback, AfterEachCallback {
    static final Duration SOON = Duration.ofSeconds(30);
    /// Longer than any test.
    static final Duration LONG = Duration.ofMinutes(20);

    private final ScriptedInbound inbound = new ScriptedInbound();
    private final InMemoryBlobs blobs = new InMemoryBlobs();
    private final AtomicInteger delivered = new AtomicInteger();
    private ScriptedImap server;
    private @Nullable RunningMailbox running;

    @Override
    public void beforeEach(ExtensionContext test) throws IOException {
        server = new ScriptedImap();
    }

    @Override
    public void afterEach(ExtensionContext test) throws Exception {
        inbound.release();
        if (running != null) {
            running.stop();
        }
        server.close();
    }

    ScriptedImap server() {
        return server;
    }

    ScriptedInbound inbound() {
        return inbound;
    }

    InMemoryBlobs blobs() {
        return blobs;
    }

    MailboxState state() {
        return running.state();
    }

    DeskMetric.Mailbox figures() {
        return running.figures();
    }

    /// Puts so many mails into its folder.
    void deliver(int mails) {
        for (int i = 0; i < mails; i++) {
            server.deliver("<m" + delivered.incrementAndGet() + "@acme.example>", "Hello");
        }
    }

    void run() {
        run(LONG, SOON);
    }

    /// @param poll how often it looks by itself
    /// @param answer how long it waits for the server
    void run(Duration poll, Duration answer) {
        run(RunningMailbox.settings(server.port(), "Done", poll), answer, blobs);
    }

    void run(MailboxSettings settings, Duration answer, BlobStore store) {
        running = RunningMailbox.start(settings, answer, inbound, store, new SimpleMeterRegistry());
    }

    void run(ImapLogin login, ConnectionLimit limit) {
        run(login, limit, blobs);
    }

    void run(ImapLogin login, ConnectionLimit limit, BlobStore store) {
        running = RunningMailbox.start(login, limit, inbound, store, new SimpleMeterRegistry());
    }

    void awaitIdling() {
        await().atMost(SOON).until(() -> server.commands().contains("IDLE"));
    }

    void awaitTaken(int mails) {
        await().atMost(SOON).until(() -> inbound.accepted().size() == mails);
    }

    /// How often a command was sent that has these words.
    long sent(String words) {
        return server.commands().stream()
                .filter(command -> command.contains(words))
                .count();
    }
}
