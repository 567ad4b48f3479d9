package dev.millrace.intake.email.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PhrasesTest {
    private static final List<String> WORDS = List.of("wrote", "пишет", "写道", "a scris", "wr");
    private static final Phrases PHRASES = Phrases.of(String.join(",", WORDS));

    @Property
    void shouldFindWhatATextContains(@ForAll("texts") String text) {
        assertThat(PHRASES.areIn(text)).isEqualTo(WORDS.stream().anyMatch(text::contains));
    }

    @Property
    void shouldFindWhatIsInEitherOfTwo(@ForAll("texts") String text) {
        Phrases both = Phrases.of(WORDS.subList(0, 2)).or(Phrases.of(WORDS.subList(1, WORDS.size())));

        assertThat(both.areIn(text)).isEqualTo(PHRASES.areIn(text));
    }

    @Property
    void shouldFindWhatATextBeginsWith(@ForAll("texts") String text) {
        assertThat(PHRASES.begin(text)).isEqualTo(WORDS.stream().anyMatch(text::startsWith));
        assertThat(Phrases.ofWords(String.join(",", WORDS)).begin(text))
                .isEqualTo(WORDS.stream().anyMatch(word -> text.startsWith(word + " ")));
    }

    @Property
    void shouldFindAPhraseThatFitsAmongThoseThatATextBeginsWith(@ForAll("texts") String text) {
        assertThat(PHRASES.begin(text, phrase -> phrase.length() == text.length()))
                .isEqualTo(WORDS.contains(text));
    }

    /// Of whole phrases, of what begins like them, and of anything.
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.oneOf(
                Arbitraries.of(WORDS),
                Arbitraries.of("w", "wro", "пи", "写", "a ", " ", ""),
                Arbitraries.strings().ofMaxLength(3));
        return pieces.list().ofMaxSize(4).map(list -> String.join("", list));
    }
}
