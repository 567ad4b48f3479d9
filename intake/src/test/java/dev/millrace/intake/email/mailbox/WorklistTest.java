package dev.millrace.intake.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorklistTest {
    @Test
    void shouldGiveWhatJustArrivedBeforeTheBacklog() {
        Worklist list = new Worklist(new long[] {1, 2, 3, 4});
        assertThat(list.takeBacklog(2)).containsExactly(1L, 2L);

        list.add(new long[] {7, 9});

        assertThat(list.highest()).isEqualTo(9);
        assertThat(list.size()).isEqualTo(4);
        assertThat(list.hasFresh()).isTrue();
        assertThat(list.takeFresh(1)).containsExactly(7L);
        assertThat(list.takeFresh(5)).containsExactly(9L);
        assertThat(list.takeBacklog(5)).containsExactly(3L, 4L);
        assertThat(list.size()).isZero();
    }

    @Test
    void shouldKnowNothingOfAnEmptyFolder() {
        Worklist list = new Worklist(new long[0]);

        assertThat(list.highest()).isZero();
        assertThat(list.takeBacklog(5)).isEmpty();
        assertThat(list.takeFresh(5)).isEmpty();
    }
}
