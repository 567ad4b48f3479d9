package dev.millrace.enrichment.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordSetTest {
    @Test
    void shouldHoldWhatItWasMadeOfAndNothingElse() {
        List<String> words =
                IntStream.range(0, 10_000).mapToObj(i -> "word" + i).toList();
        WordSet set = new WordSet(words);

        assertThat(words).allMatch(set::contains);
        assertThat(words).noneMatch(word -> set.contains(word + "s"));
        assertThat(set.contains("")).isFalse();
    }

    @Test
    void shouldTellWordsApartThatHaveTheSameHashCode() {
        WordSet set = new WordSet(List.of("Aa"));

        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        assertThat(set.contains("BB")).isFalse();
    }

    @Test
    void shouldBeEmptyWhereThereAreNoWords() {
        assertThat(new WordSet(List.of()).contains("word")).isFalse();
    }
}
