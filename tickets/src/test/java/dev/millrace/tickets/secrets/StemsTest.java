package dev.millrace.tickets.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StemsTest {
    private static final List<String> WORDS = List.of("pass", "pin", "código", "mot ", "pw", "парол", "şifre");
    private static final Stems STEMS = new Stems(WORDS.toArray(String[]::new));

    @Property
    void shouldFindEachPlaceWithoutRegardToCase(@ForAll("texts") String text) {
        List<Integer> places = IntStream.iterate(STEMS.next(text, 0), at -> at >= 0, at -> STEMS.next(text, at + 1))
                .boxed()
                .toList();

        assertThat(places)
                .containsExactlyElementsOf(IntStream.range(0, text.length())
                        .filter(at ->
                                WORDS.stream().anyMatch(word -> text.regionMatches(true, at, word, 0, word.length())))
                        .boxed()
                        .toList());
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.oneOf(
                Arbitraries.of(
                        "pass",
                        "PASS",
                        "Pin",
                        "pİn",
                        "CÓDIGO",
                        "cÓdigo",
                        "Mot ",
                        "pa\u017f\u017f",
                        "pW",
                        "p",
                        "ПАРОЛь",
                        "Şifre"),
                Arbitraries.strings().ofMaxLength(3));
        return pieces.list().ofMaxSize(4).map(list -> String.join("", list));
    }
}
