package dev.millrace.intake.email.reply.footer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartMarkTest {
    @ParameterizedTest
    @ValueSource(strings = {"<<report 4711.docx>>", "[cid:image001.png@01D6A726.60C509D0]"})
    void shouldTakeTheMarkOfAFileAwayAtTheEnd(String mark) {
        assertThat(ReplyText.of("The form is ready.\n\nRegards\nAnna Keller" + "\n\n" + mark, true)
                        .reply())
                .isEqualTo("The form is ready.");
        String shown = "It was this one:\n\n" + mark;
        assertThat(ReplyText.of(shown, true).reply()).isEqualTo(shown);
        String within = "The form is ready." + " Open " + mark;
        assertThat(ReplyText.of(within, true).reply()).isEqualTo(within);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please bring these back.\n\n<<sales.xlsx>>\n<<map.docx>>",
                "The name stays as it is in the template.\n\n<<offer.pdf>>",
                "Diese Datei fehlt.\n\n<<Plan 2027.xlsx>>\n\nGruß",
            })
    void shouldKeepTheNameOfAFileAboveAClosing(String text) {
        assertThat(ReplyText.of(text, true).reply()).startsWith(text.replace("\n\nGruß", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[cid:image001.png@01D6A726.60C509D0]", "[cid:1f0c6e52-7a4d-4b1e-9c57-2d3a4b5c6d7e]"})
    void shouldTakeThePlaceOfAPictureAway(String mark) {
        assertThat(ReplyText.of("The form is ready.\n\n" + mark, true).reply()).isEqualTo("The form is ready.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<<customer.name>>", "<<report>>", "[cid:1]"})
    void shouldKeepWhatIsNoMarkOfAFile(String last) {
        String text = "The form is ready." + "\n\n" + last;

        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The screen stays black.",
                "Please see below.",
                "Es kommt diese Fehlermeldung.",
                "Voici la capture.",
                "It looks like this:",
            })
    void shouldKeepThePlaceOfAPicture(String above) {
        String text = above + "\n\n[cid:image001.png@01D6A726.60C509D0]";

        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }
}
