package dev.millrace.intake.email.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.ScriptedInbound;
import dev.millrace.intake.blob.InMemoryBlobs;
import dev.millrace.intake.email.MailMemory;
import dev.millrace.intake.email.MailTaker;
import dev.millrace.intake.email.TakingSettings;
import dev.millrace.intake.email.content.Hashes;
import dev.millrace.intake.email.content.RawMail;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceivedMailTest {
    private static final byte[] CHUNK = new byte[MailMemory.CHUNK];

    private final InMemoryBlobs blobs = new InMemoryBlobs();
    private final MailTaker taker = new MailTaker(
            blobs, new ScriptedInbound(), new TakingSettings(Duration.ofSeconds(5), Duration.ofSeconds(5)));
    private final MailMemory memory = new MailMemory(4L * MailMemory.CHUNK);

    @AfterEach
    void close() {
        taker.destroy();
    }

    @Test
    void shouldPutAMailTogetherBehindItsHeader() throws InterruptedException, IOException {
        try (ReceivedMail mail = received("zero ")) {
            mail.add("one ".getBytes(UTF_8), 4);
            mail.add("two?".getBytes(UTF_8), 3);

            assertThat(text(mail.behind(0))).isEqualTo("zero one two");
            assertThat(mail.size()).isEqualTo(7);
        }
    }

    @Test
    void shouldKeepALargeMailOnDiskBehindEachOfItsHeaders() throws InterruptedException, IOException {
        MailMemory much = new MailMemory(100L * MailMemory.CHUNK);
        byte[] chunk = "x".repeat(MailMemory.CHUNK).getBytes(UTF_8);
        try (ReceivedMail mail =
                new ReceivedMail(much.room(), Duration.ZERO, taker, List.of(bytes("one "), bytes("two ")))) {
            for (int i = 0; i < 20; i++) {
                assertThat(mail.add(chunk, chunk.length - i)).isTrue();
            }

            String body = "x".repeat(mail.size());
            RawMail one = mail.behind(0);
            RawMail two = mail.behind(1);
            assertThat(text(one)).isEqualTo("one " + body);
            assertThat(text(two)).isEqualTo("two " + body);
            assertThat(blobs.has(one.sha256())).isTrue();
            assertThat(one.sha256()).isEqualTo(Hashes.sha256(bytes("one " + body)));
        }
    }

    @Test
    void shouldKeepWhatThereIsRoomForAndNothingElse() throws InterruptedException, IOException {
        ReceivedMail mail = received("");
        ReceivedMail other = received("");
        assertThat(mail.add(CHUNK, CHUNK.length)).isTrue();
        assertThat(other.add(CHUNK, 10)).isTrue();
        assertThat(mail.add(CHUNK, 1)).isFalse();
        assertThat(mail.size()).isEqualTo(CHUNK.length);

        other.close();
        assertThat(mail.add(CHUNK, 1)).isTrue();
    }

    private ReceivedMail received(String header) {
        return new ReceivedMail(memory.room(), Duration.ZERO, taker, List.of(bytes(header)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static String text(RawMail mail) {
        return UTF_8.decode(mail.bytes().duplicate()).toString();
    }
}
