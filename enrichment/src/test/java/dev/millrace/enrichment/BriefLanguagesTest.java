package dev.millrace.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.understanding.LanguageVerdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Two or three words in a chat have no small words to be told by.
class BriefLanguagesTest {
    private static final Enrichment ENRICHMENT = Shipped.ENRICHMENT;

    private static LanguageVerdict language(String body) {
        return ENRICHMENT
                .understand(new Text("", body, Channel.CHAT, null, "x.y"))
                .reading()
                .language();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vpn kaputt                 | de
            brauche Visio              | de
            Konto gesperrt             | de
            vpn en panne               | fr
            écran noir                 | fr
            impresora atascada         | es
            necesito Visio             | es
            password dimenticata       | it
            printer doet het niet      | nl
            vpn nie działa             | pl
            esqueci a senha            | pt
            """)
    void shouldTellTheLanguageOfAFewWords(String body, String language) {
        assertThat(language(body).value()).isEqualTo(language);
    }

    /// Folders, groups and things have names in other languages.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rechner Bildschirm Tastatur: please order these three items for the new office",
                "need access to Postfach Zugang",
                "Please restart the queue Drucker Ordner",
                "reset password of Marche Noir",
                "encore dock broken"
            })
    void shouldTakeNoNameInAnEnglishTextForItsLanguage(String body) {
        assertThat(language(body).value()).isEqualTo("en");
    }

    @ParameterizedTest
    @CsvSource({"need Visio", "vpn dead", "sap down", "printer jam", "new starter monday", "locked", "Zoom pls"})
    void shouldTakeOnlyKeyWordsForEnglish(String body) {
        assertThat(language(body).value()).isEqualTo("en");
    }
}
