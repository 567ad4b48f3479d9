package dev.millrace.intake.email.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.MailMemory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReceivedMailTest {
    private static final byte[] CHUNK = new byte[MailMemory.CHUNK];

    private final MailMemory memory = new MailMemory(4L * MailMemory.CHUNK);

    @Test
    void shouldPutAMailTogetherBehindItsHeader() throws InterruptedException {
        try (ReceivedMail mail = received()) {
            mail.add("one ".getBytes(UTF_8), 4);
            mail.add("two?".getBytes(UTF_8), 3);

            assertThat(new String(mail.behind("zero ".getBytes(UTF_8)), UTF_8)).isEqualTo("zero one two");
            assertThat(mail.size()).isEqualTo(7);
        }
    }

    @Test
    void shouldKeepWhatThereIsRoomForAndNothingElse() throws InterruptedException {
        ReceivedMail mail = received();
        ReceivedMail other = received();
        assertThat(mail.add(CHUNK, CHUNK.length)).isTrue();
        assertThat(other.add(CHUNK, 10)).isTrue();
        assertThat(mail.add(CHUNK, 1)).isFalse();
        assertThat(mail.size()).isEqualTo(CHUNK.length);

        other.close();
        assertThat(mail.add(CHUNK, 1)).isTrue();
    }

    private ReceivedMail received() {
        return new ReceivedMail(memory.room(), Duration.ZERO);
    }
}
