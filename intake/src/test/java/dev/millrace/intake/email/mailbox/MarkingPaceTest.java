package dev.millrace.intake.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MarkingPaceTest {
    private final MarkingPace pace = new MarkingPace(Duration.ofSeconds(1), Duration.ofMinutes(1));

    @Test
    void shouldMarkHalfAsManyAtATimeAfterALoss() {
        pace.lostAt(uids(200));

        assertThat(pace.most()).isEqualTo(100);
    }

    @Test
    void shouldNeverMarkFewerThanOne() {
        pace.lostAt(uids(1));
        pace.lostAt(uids(3));
        pace.lostAt(uids(2));

        assertThat(pace.most()).isOne();
    }

    @Test
    void shouldMarkOneMoreAfterEachFullCommand() {
        pace.lostAt(uids(20));

        pace.wentWell(uids(10));
        pace.wentWell(uids(3));
        pace.wentWell(uids(11));

        assertThat(pace.most()).isEqualTo(12);
    }

    @Test
    void shouldMarkLastWhatTheConnectionWasLostAt() {
        pace.lostAt(List.of(1L, 2L));
        pace.lostAt(List.of(1L));

        assertThat(pace.inOrder(List.of(1L, 2L, 3L))).containsExactly(List.of(3L), List.of(2L, 1L));
    }

    private static List<Long> uids(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }
}
