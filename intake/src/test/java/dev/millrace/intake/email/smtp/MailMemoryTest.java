package dev.millrace.intake.email.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MailMemoryTest {
    private static final byte[] CHUNK = new byte[MailMemory.CHUNK];

    private final MailMemory memory = new MailMemory(4L * MailMemory.CHUNK, Duration.ZERO);

    @Test
    void shouldHaveRoomForEachMailTwiceAndNoMore() throws InterruptedException {
        try (MailMemory.Held first = memory.hold();
                MailMemory.Held second = memory.hold();
                MailMemory.Held third = memory.hold()) {
            assertThat(first.add(CHUNK, CHUNK.length)).isTrue();
            assertThat(second.add(CHUNK, 10)).isTrue();
            assertThat(second.add(CHUNK, 10)).isTrue();
            assertThat(third.add(CHUNK, 1)).isFalse();
            assertThat(first.add(CHUNK, 1)).isFalse();
        }
    }

    @Test
    void shouldHaveRoomAgainWhenAMailIsForgotten() throws InterruptedException {
        MailMemory.Held first = memory.hold();
        assertThat(first.add(CHUNK, CHUNK.length)).isTrue();
        assertThat(first.add(CHUNK, CHUNK.length)).isTrue();
        first.close();
        first.close();

        try (MailMemory.Held second = memory.hold()) {
            assertThat(second.add(CHUNK, CHUNK.length)).isTrue();
            assertThat(second.add(CHUNK, CHUNK.length)).isTrue();
            assertThat(second.add(CHUNK, 1)).isFalse();
        }
    }

    @Test
    void shouldPutAMailTogetherBehindItsHeader() throws InterruptedException {
        try (MailMemory.Held mail = memory.hold()) {
            mail.add("one ".getBytes(UTF_8), 4);
            mail.add("two?".getBytes(UTF_8), 3);

            assertThat(new String(mail.behind("zero ".getBytes(UTF_8)), UTF_8)).isEqualTo("zero one two");
            assertThat(mail.size()).isEqualTo(7);
        }
    }
}
