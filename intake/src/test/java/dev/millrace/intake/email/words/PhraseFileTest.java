package dev.millrace.intake.email.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Lists of phrases beside the classes that read them.
class PhraseFileTest {
    private static final PhraseFile FILE = file("""
            # Whatever explains it.
            = away
            English: out of (?:the )?office|on
            # A comment may stand between lines.
                |away
            Danish, Norwegian: på ferie

            Chinese: 休假
            Chinese, Japanese: 不在
            = returned
            English: returned mail, undelivered
                undeliverable
            German: unzustellbar, undelivered,
            """);

    private static PhraseFile file(String text) {
        return PhraseFile.of("away.txt", ListLine.of("away.txt", text));
    }

    @Test
    void joinsLanguagesAndLinesThatGoOnToAlternatives() {
        Alternatives away = FILE.alternatives("away");

        assertThat(away.parted()).isEqualTo("(?:out of (?:the )?office|on|away|på ferie)");
        assertThat(away.unparted()).isEqualTo("(?:休假|不在)");
        assertThat(away.anywhere()).isEqualTo("(?:" + away.parted() + "|" + away.unparted() + ")");
    }

    @ParameterizedTest
    @CsvSource({
        "on,       true,  true,  true",
        "soon,     false, true,  false",
        "only,     true,  false, false",
        "spoons,   false, false, false",
        "今天休假了, true,  true,  true"
    })
    void looksForTheBeginningsAndEndsOfWordsWhereLanguagesHaveThem(
            String text, boolean starts, boolean ends, boolean whole) {
        Alternatives away = FILE.alternatives("away");

        assertThat(Pattern.compile(away.atWordStart()).matcher(text).find()).isEqualTo(starts);
        assertThat(Pattern.compile(away.atWordEnd()).matcher(text).find()).isEqualTo(ends);
        assertThat(Pattern.compile(away.wholeWords()).matcher(text).find()).isEqualTo(whole);
    }

    @Test
    void readsPhrasesEachOnceWithOrWithoutACommaAtTheEndOfALine() {
        assertThat(FILE.phrases("returned"))
                .containsExactly("returned mail", "undelivered", "undeliverable", "unzustellbar");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "English: away > line 1: expected a section before it, such as \"= absence\", found: English: away",
                "= away//away > line 2: expected a language and its phrases, such as \"Danish: på ferie\", found: away",
                "= away//English: > line 2: expected a language and its phrases",
                "= away//english: away > line 2: expected a language and its phrases",
                "= away//# Two.//  |away > line 3: expected a line before it that names a language",
                "= away//English: away//= away > line 3: expected each section once",
                "= away//Danish: a//Czech: b//Danish: c > line 4: expected Danish in one place, beside line 2, found"
            })
    void saysWhereAndWhatIsExpectedOfAMalformedFile(String text, String expected) {
        assertThatIllegalStateException()
                .isThrownBy(() -> file(text.replace("//", "\n")))
                .withMessageStartingWith("away.txt, " + expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "English: away|(on leave > expected alternatives of a pattern (Unclosed group), found: English: away|(on",
                "English: away) > expected alternatives of a pattern (Unmatched closing ')'), found: English: away)",
                "English: away||on leave > expected no alternative that is empty, found: English: away||on leave",
                "English: away| > expected no alternative that is empty"
            })
    void saysWhichLineIsNoPattern(String line, String expected) {
        PhraseFile file = file("= away\n" + line);

        assertThatIllegalStateException()
                .isThrownBy(() -> file.alternatives("away"))
                .withMessageStartingWith("away.txt, line 2: " + expected);
    }

    @Test
    void saysWhichSectionsThereAreWhereOneIsMissing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> FILE.phrases("awya"))
                .withMessage("away.txt: expected phrases in a section \"awya\", found [away, returned]");
    }

    @Test
    void saysBesideWhichClassAFileIsMissing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> PhraseFile.beside(PhraseFileTest.class, "nothing.txt"))
                .withMessage("There is no list nothing.txt beside " + PhraseFileTest.class.getName());
    }
}
