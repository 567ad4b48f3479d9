package dev.millrace.enrichment.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.millrace.enrichment.features.MessageFeatures;
import org.junit.jupiter.api.Test;

class PhraseBookTest {
    private final PhraseBook book = PhraseBook.parse("test.txt", """
            # a comment
            lock = lock* | mot de passe | let _ in
            lock = % tries
            """);

    @Test
    void shouldFindStemsPhrasesGapsAndNumbers() {
        assertThat(named("it is LOCKED")).isEqualTo("lock*");
        assertThat(named("mon mot de\npasse")).isEqualTo("mot de passe");
        assertThat(named("please let me in")).isEqualTo("let _ in");
        assertThat(named("after 5 tries")).isEqualTo("% tries");
    }

    @Test
    void shouldFindEveryPhraseThatBeginsAlike() {
        PhraseBook many = PhraseBook.parse("many.txt", """
                one = i need
                two = i need new | need
                three = i _ new
                four = i
                """);
        String text = "i need\nnew";

        assertThat(many.named(Tokenizer.tokens(text, 0, text.length())))
                .containsOnlyKeys("one", "two", "three", "four");
    }

    @Test
    void shouldTellStemsApartThatBeginAlike() {
        PhraseBook stems = PhraseBook.parse("stems.txt", """
                short = pri*
                longer = prin*
                print = print* | printing*
                other = prior* | prim*
                second = the pr* | the printer | the o* | the
                """);
        String text = "the printing press";

        assertThat(stems.named(Tokenizer.tokens(text, 0, text.length())))
                .containsOnlyKeys("short", "longer", "print", "second")
                .containsEntry("print", "print*")
                .containsEntry("second", "the pr*");
    }

    @Test
    void shouldFindPhrasesWhereverTheyStandInALongText() {
        PhraseBook sorts = PhraseBook.parse("sorts.txt", """
                one = again
                two = mot de passe
                stem = lock*
                number = % tries
                """);
        for (int before = 0; before < 200; before++) {
            String text = "word ".repeat(before) + "again mot de passe locked 5 tries" + " word".repeat(70);

            assertThat(sorts.find(Tokenizer.tokens(text, 0, text.length())))
                    .extracting(PhraseBook.Hit::name, PhraseBook.Hit::first, PhraseBook.Hit::last)
                    .containsExactly(
                            tuple("one", before, before),
                            tuple("two", before + 1, before + 3),
                            tuple("stem", before + 4, before + 4),
                            tuple("number", before + 5, before + 6));
        }
    }

    @Test
    void shouldNotReachAcrossPunctuation() {
        assertThat(named("let me. in")).isNull();
    }

    @Test
    void shouldSayFileAndLineOfAMistake() {
        assertThatThrownBy(() -> PhraseBook.parse("x.txt", "a = b\nnonsense"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("x.txt:2:");
        assertThatThrownBy(() -> PhraseBook.parse("x.txt", "a = b | | c"))
                .hasMessageContaining("x.txt:1: an empty phrase");
        assertThatThrownBy(() -> PhraseBook.parse("x.txt", "a = ab*")).hasMessageContaining("at least 3 letters");
    }

    @Test
    void shouldFindTheSameFromTheShelfAsByItself() {
        String text = "Hello, the printer on the second floor shows an error, 3 jobs wait and my account is locked. "
                + "The VPN drops every 5 minutes, please reset my password and install Visio 2024.";
        Beginnings before = Beginnings.of(Tokenizer.tokens(text, 0, text.length()));
        PhraseBook shipped = PhraseBook.load(MessageFeatures.class, "domain-words.txt");
        Beginnings after = Beginnings.of(Tokenizer.tokens(text, 0, text.length()));

        // A text that was made ready before the book was there is asked by the book itself.
        assertThat(shipped.find(before)).isNotEmpty().isEqualTo(shipped.find(after));
    }

    private String named(String text) {
        return book.named(Tokenizer.tokens(text, 0, text.length())).get("lock");
    }
}
