package dev.millrace.intake.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.millrace.intake.Installation;
import dev.millrace.intake.ScriptedInbound;
import dev.millrace.intake.blob.InMemoryBlobs;
import dev.millrace.intake.email.MailMemory;
import dev.millrace.intake.email.MailTaker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;

class MailboxesTest {
    private final MailTaker taker = RunningMailbox.taker(new ScriptedInbound(), new InMemoryBlobs());

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        taker.destroy();
    }

    @Test
    void shouldHaveMailboxesOfItsTenants() {
        assertThat(mailboxes("other", "acme").contexts()).hasSize(1);
    }

    /// Its mails would be taken, and nobody would ever see them.
    @Test
    void shouldNotStartWithAMailboxOfATenantThatTheDeskHasNot() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mailboxes("default"))
                .withMessageContaining("millrace.intake.email.mailboxes[support].tenant is 'acme'")
                .withMessageContaining("millrace.tenants has [default]")
                .withMessageContaining("Set millrace.tenants=acme");
    }

    private Mailboxes mailboxes(String... tenants) {
        MailboxSettings mailbox = RunningMailbox.settings(143, "Done", Duration.ofSeconds(60));
        return new Mailboxes(
                RunningMailbox.email(mailbox, Duration.ofSeconds(1)),
                new Installation("a key for tests, thirty-two bytes long", URI.create("http://desk"), List.of(tenants)),
                taker,
                new MailMemory(1 << 20),
                new SimpleMeterRegistry(),
                new DefaultSslBundleRegistry(),
                folder);
    }
}
