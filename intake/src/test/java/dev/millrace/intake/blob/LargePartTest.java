package dev.millrace.intake.blob;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.ScriptedInbound;
import dev.millrace.intake.email.MailOutcome;
import dev.millrace.intake.email.MailTaker;
import dev.millrace.intake.email.Mails;
import dev.millrace.intake.email.TakingSettings;
import dev.millrace.intake.email.content.RawMail;
import dev.millrace.tickets.message.Attachment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Parts that are not decoded in memory, out of a mail that lies in a file, into files.
class LargePartTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String HEADER = """
            From: anna@acme.example
            To: support@acme.example
            Subject: Plans
            Message-ID: <large@acme.example>
            Content-Type: multipart/mixed; boundary=b

            --b

            The plans are attached.
            --b
            Content-Type: application/octet-stream; name=plans.bin
            Content-Transfer-Encoding: %s

            """.replace("\n", "\r\n");

    /// No multiple of what base64 or a piece of it holds.
    private static final int SIZE = 2 * RawMail.LARGE + 12_347;

    @TempDir
    Path folder;

    private final ScriptedInbound inbound = new ScriptedInbound();
    private FileBlobStore store;
    private MailTaker taker;

    @BeforeEach
    void open() {
        store = new FileBlobStore(new BlobSettings(folder.resolve("blobs"), 2), Duration.ofHours(1));
        taker = new MailTaker(store, inbound, new TakingSettings(SOON, SOON));
    }

    @AfterEach
    void close() throws IOException {
        taker.destroy();
        store.destroy();
    }

    @ParameterizedTest
    @ValueSource(strings = {"base64", "binary"})
    void shouldKeepALargePartWhole(String encoding) throws IOException {
        byte[] plans = new byte[SIZE];
        new Random(4711).nextBytes(plans);
        Path mail = folder.resolve("large.eml");
        Files.write(mail, mail(encoding, plans));

        MailOutcome outcome = taker.take(RawMail.of(mail), Mails.CONTEXT, Mails.room(), () -> {})
                .block(SOON.multipliedBy(3));

        assertThat(outcome).isInstanceOf(MailOutcome.Taken.class);
        assertThat(inbound.accepted()).singleElement().satisfies(message -> {
            Attachment file = message.attachments().getFirst();
            assertThat(file.size()).isEqualTo(SIZE);
            assertThat(kept(file.sha256())).isEqualTo(plans);
            assertThat(kept(String.valueOf(message.rawSha256()))).isEqualTo(Files.readAllBytes(mail));
        });
    }

    private byte[] kept(String sha256) throws IOException {
        return Files.readAllBytes(
                folder.resolve("blobs").resolve(sha256.substring(0, 2)).resolve(sha256));
    }

    private static byte[] mail(String encoding, byte[] file) {
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        mail.writeBytes(HEADER.formatted(encoding).getBytes(ISO_8859_1));
        mail.writeBytes(encoding.equals("base64") ? Base64.getMimeEncoder().encode(file) : file);
        mail.writeBytes("\r\n--b--\r\n".getBytes(ISO_8859_1));
        return mail.toByteArray();
    }
}
