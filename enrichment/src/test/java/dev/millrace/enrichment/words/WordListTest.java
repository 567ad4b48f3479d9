package dev.millrace.enrichment.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordListTest {
    @Test
    void shouldHoldWhatItWasMadeOfAndNothingElse() {
        List<String> words = IntStream.range(0, 300).mapToObj(i -> "word" + i).toList();
        WordList list = WordList.of(words);

        assertThat(words).allMatch(list::contains);
        assertThat(words).noneMatch(word -> list.contains(word + "s"));
        assertThat(list.all()).containsExactlyInAnyOrderElementsOf(words);
    }

    @Test
    void shouldTellWordsApartThatHaveTheSameHashCode() {
        assertThat(WordList.of("Aa", "AaAa").contains("BB")).isFalse();
        assertThat(WordList.of("Aa", "BB").contains("BB")).isTrue();
    }

    @Test
    void shouldBeEmptyWhereThereAreNoWords() {
        assertThat(WordList.of().contains("word")).isFalse();
    }
}
