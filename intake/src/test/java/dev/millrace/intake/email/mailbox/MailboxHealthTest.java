package dev.millrace.intake.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.intake.blob.Blob;
import dev.millrace.intake.blob.BlobStore;
import dev.millrace.intake.blob.MappedBlob;
import dev.millrace.intake.email.mailbox.ScriptedImap.Reaction;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// What a mailbox says of itself.
class MailboxHealthTest {
    private static final Duration SOON = ScriptedMailbox.SOON;
    private static final Duration LONG = ScriptedMailbox.LONG;

    @RegisterExtension
    private final ScriptedMailbox mailbox = new ScriptedMailbox();

    /// Such as after an outage of the server: what lies there may take hours. Eight batches are in hand at a time, so
    /// that the ninth is fetched when the first is done.
    @Test
    void shouldSayThatItWorksWhileItWorksOffABacklog() {
        mailbox.deliver(400);
        AtomicInteger fetches = new AtomicInteger();
        mailbox.server().react(command -> {
            if (command.contains("BODY.PEEK[]") && fetches.incrementAndGet() == 9) {
                mailbox.inbound().hold();
            }
            return new Reaction.Serve();
        });

        mailbox.run();

        await().atMost(SOON).until(() -> mailbox.state() instanceof MailboxState.Working);
        assertThat(mailbox.server().inboxSize()).isPositive();
    }

    @Test
    void shouldTellSinceWhenMailsWaitWhileNoneCanBeTaken() {
        mailbox.inbound().hold();
        mailbox.deliver(1);

        mailbox.run();

        await().atMost(SOON).until(() -> mailbox.figures().behindSince() != null);
        mailbox.inbound().release();
        mailbox.awaitTaken(1);
        await().atMost(SOON).until(() -> mailbox.figures().behindSince() == null);
    }

    @Test
    void shouldTellSinceWhenItStandsStillWhileTheServerIsAway() {
        mailbox.run();
        mailbox.awaitIdling();
        await().atMost(SOON).until(() -> mailbox.figures().behindSince() == null);

        mailbox.server().react(_ -> new Reaction.Cut());
        mailbox.server().cutAll();
        await().atMost(SOON).until(() -> mailbox.state() instanceof MailboxState.Failing);
        Instant since = mailbox.figures().behindSince();
        mailbox.deliver(1);
        mailbox.server().react(_ -> new Reaction.Serve());

        assertThat(since).isNotNull();
        mailbox.awaitTaken(1);
        await().atMost(SOON).until(() -> mailbox.figures().behindSince() == null);
    }

    @Test
    void shouldSayThatAnErrorBefellItAndGoOn() {
        AtomicBoolean broken = new AtomicBoolean(true);
        BlobStore breaking = new BlobStore() {
            @Override
            public Mono<Blob> store(Publisher<ByteBuffer> bytes) {
                if (broken.get()) {
                    throw new NoClassDefFoundError("a/Class");
                }
                return mailbox.blobs().store(bytes);
            }

            @Override
            public Mono<Long> size(String sha256) {
                return mailbox.blobs().size(sha256);
            }

            @Override
            public Flux<ByteBuffer> read(String sha256) {
                return mailbox.blobs().read(sha256);
            }

            @Override
            public Mono<MappedBlob> mapped(String sha256) {
                return mailbox.blobs().mapped(sha256);
            }

            @Override
            public Writing begin() {
                return mailbox.blobs().begin();
            }
        };
        mailbox.server().deliver("<a@acme.example>", "Hello");

        mailbox.run(RunningMailbox.settings(mailbox.server().port(), "Done", LONG), SOON, breaking);

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(MailboxHealth.of(mailbox.state()).getDetails())
                                .containsEntry(
                                        "problem",
                                        "mails are not taken: the blob store does not keep it: java.lang.NoClassDefFoundError: a/Class"));
        assertThat(mailbox.figures().problem()).contains("a/Class");
        broken.set(false);
        mailbox.awaitTaken(1);
        await().atMost(SOON).until(() -> mailbox.state() instanceof MailboxState.Working);
        assertThat(mailbox.figures().problem()).isNull();
    }
}
