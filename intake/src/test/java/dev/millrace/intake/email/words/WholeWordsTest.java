package dev.millrace.intake.email.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeWordsTest {
    private static final WholeWords WORDS = WholeWords.of("i'm, my, я, por favor, my own, j', 我, お願い");
    private static final Pattern SAME = Pattern.compile(
            "(?<!\\p{L})(?<![\\p{L}\\d][.@_])(?:(?:i['’]m|my|я|por favor)(?![.@_]?\\p{L}|[.@_]\\d)|j['’])|我|お願い");

    @Property
    void shouldFindWordsBesideWhichNoLetterStands(@ForAll("texts") String text) {
        assertThat(WORDS.areIn(text)).isEqualTo(SAME.matcher(text).find());
    }

    @Property
    void shouldFindWhatIsInEitherOfTwo(@ForAll("texts") String text) {
        WholeWords both = WholeWords.of("i'm, my, 我").or(WholeWords.of("my, я, por favor, j', お願い"));

        assertThat(both.areIn(text)).isEqualTo(WORDS.areIn(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my",
                "so i'm here",
                "i’m",
                "(my)",
                "x-my-x",
                "...my",
                "is it my?",
                "я",
                "por favor",
                "his/my",
                "my/his",
                "j'attends",
                "j’ai",
                "给我看",
                "よろしくお願いします"
            })
    void shouldFindThem(String text) {
        assertThat(WORDS.areIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m", "myth", "amy", "i'mm", "i", "моя", "por favorito", "por", "j", "aj'ai"})
    void shouldNotFindPartsOfOtherWords(String text) {
        assertThat(WORDS.areIn(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"my.acme.example", "www.my.acme.example", "https://acme.example/my", "my@acme.example"})
    void shouldNotFindPartsOfAddresses(String text) {
        assertThat(WORDS.areIn(text)).isFalse();
    }

    /// Of whole phrases, of what begins like them, and of anything.
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.oneOf(
                Arbitraries.of("i'm", "my", "я", "por favor", "my own", "j'", "j’", "我", "お願い"),
                Arbitraries.of("i", "m", "'", "’", " ", "por", "-", ".", "@", "1", ""),
                Arbitraries.strings().alpha().ofMaxLength(2));
        return pieces.list().ofMaxSize(5).map(list -> String.join("", list));
    }
}
