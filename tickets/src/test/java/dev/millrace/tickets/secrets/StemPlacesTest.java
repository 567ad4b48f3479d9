package dev.millrace.tickets.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StemPlacesTest {
    /// Also of stems that several kinds begin with, such as "se" and "pa".
    @Property
    void shouldFindOfEachKindWhatIsFoundWhereItAloneIsLookedFor(@ForAll("texts") String text) {
        StemPlaces stems = StemPlaces.in(text);

        for (Stems kind : StemPlaces.KINDS) {
            assertThat(all(from -> stems.next(kind, from))).isEqualTo(all(from -> kind.next(text, from)));
        }
    }

    private static List<Integer> all(IntUnaryOperator next) {
        return IntStream.iterate(next.applyAsInt(0), at -> at >= 0, at -> next.applyAsInt(at + 1))
                .boxed()
                .toList();
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.oneOf(
                Arbitraries.of(
                        "Passwort",
                        "user",
                        "LOGIN",
                        "admin",
                        "Konto ",
                        "set",
                        "sess",
                        "sid=",
                        "secret",
                        "Şifre",
                        "pw",
                        "AKIA",
                        "eyJ",
                        "ghp_",
                        "curl -u ",
                        "sshpass"),
                Arbitraries.strings().ascii().ofMaxLength(70),
                Arbitraries.strings().ofMaxLength(3));
        return pieces.list().ofMaxSize(6).map(list -> String.join("", list));
    }
}
