package dev.millrace.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicCursorTest {
    @Property
    void shouldReadWhatItPrints(
            @ForAll @Size(min = 1, max = 20)
                    Map<@IntRange(max = 99_999) Integer, @LongRange(max = 1L << 50) Long> next) {
        TopicCursor cursor = new TopicCursor(next);
        assertThat(TopicCursor.parse(cursor.toString())).isEqualTo(cursor);
    }

    @Property
    void shouldReadNothingElse(@ForAll String text) {
        try {
            assertThat(TopicCursor.parse(text).next()).isNotEmpty();
        } catch (IllegalArgumentException expected) {
            assertThat(expected).hasMessageContaining("is no cursor");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.", ".1", "1.2-", "-1.2", "1.2,2.3", "1.9999999999999999999"})
    void shouldRefuse(String text) {
        assertThatThrownBy(() -> TopicCursor.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldMovePastWhatWasRead() {
        TopicCursor cursor = TopicCursor.parse("0.5-1.7").after(0, 5);
        assertThat(cursor).hasToString("0.6-1.7");
        assertThat(cursor.isPast(0, 5)).isTrue();
        assertThat(cursor.isPast(0, 6)).isFalse();
        assertThat(cursor.isPast(2, 0)).isFalse();
    }
}
