package dev.millrace.tickets.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcerptTest {
    @ParameterizedTest
    @CsvSource({
        "abc,    3, abc,  abc",
        "abcd,   3, ab…,  abc",
        "ab😀,   4, ab😀, ab😀",
        "ab😀d,  4, ab…,  ab😀",
        "ab😀d,  3, ab…,  ab",
        "😀bc,   2, …,    😀",
    })
    void shouldSplitNoCharacter(String text, int longest, String excerpt, String beginning) {
        assertThat(Excerpt.of(text, longest)).isEqualTo(excerpt);
        assertThat(Excerpt.beginning(text, longest)).isEqualTo(beginning);
    }
}
