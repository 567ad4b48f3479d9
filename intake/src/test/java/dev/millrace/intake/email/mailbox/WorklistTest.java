package dev.millrace.intake.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorklistTest {
    @Test
    void shouldGiveWhatJustArrivedBeforeTheBacklog() {
        Worklist list = list(new long[] {1, 2, 3, 4}, new Failures());
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
    void shouldGiveWhatFailedBeforeLastOneByOneAndInTurn() {
        Failures failures = new Failures();
        failures.failed(List.of(1L, 2L, 3L), true);
        failures.failed(List.of(2L), true);
        failures.failed(List.of(1L), false);

        assertThat(all(list(new long[] {1, 2, 3, 4, 5}, failures)))
                .containsExactly(List.of(4L, 5L), List.of(3L), List.of(2L), List.of(1L));

        failures.failed(List.of(2L), true);

        assertThat(all(list(new long[] {1, 2}, failures))).containsExactly(List.of(1L), List.of(2L));
    }

    /// All that lies there is to be taken.
    private static Worklist list(long[] undone, Failures failures) {
        return new Worklist(undone, undone, failures);
    }

    private static List<List<Long>> all(Worklist list) {
        List<List<Long>> all = new ArrayList<>();
        while (list.hasBacklog()) {
            all.add(list.takeBacklog(10));
        }
        return all;
    }

    /// What waits to be marked lies there, and is not what arrives next.
    @Test
    void shouldKnowHowFarTheFolderGoesThoughTheLastMailsAreNotToBeTaken() {
        Worklist list = new Worklist(new long[] {1, 2, 500}, new long[] {1}, new Failures());

        assertThat(list.takeBacklog(5)).containsExactly(1L);
        assertThat(list.hasBacklog()).isFalse();
        assertThat(list.highest()).isEqualTo(500);
    }

    @Test
    void shouldKnowNothingOfAnEmptyFolder() {
        Worklist list = list(new long[0], new Failures());

        assertThat(list.highest()).isZero();
        assertThat(list.takeBacklog(5)).isEmpty();
        assertThat(list.takeFresh(5)).isEmpty();
    }
}
