package dev.millrace.remediation.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.remediation.RemediationOutcome.SecretKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnceWordsTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'de-CH,en;q=0.5', en, de",
                "'nl,es;q=0.8',    en, es",
                "'nl',             fr, fr",
                "-,                fr, fr",
                "'',               -,  en",
                "'nl',             nl, en",
                "';;q=what',       de, de",
            })
    void shouldSpeakTheReadersLanguageElseTheRuns(String accepted, String run, String expected) {
        for (SecretKind kind : SecretKind.values()) {
            assertThat(OnceWords.of(accepted, run, kind).language()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es"})
    void shouldSpeakOfAProfileWhereThereIsOne(String language) {
        OnceWords words = OnceWords.of(null, language, SecretKind.PROFILE);
        assertThat(words.title() + words.offer() + words.button() + words.shown() + words.over())
                .contains("VPN")
                .doesNotContainIgnoringCase("passw")
                .doesNotContain("mot de passe", "contraseña");
        assertThat(words.advice()).contains(".ovpn");
    }

    @Test
    void shouldKeepTheLinesOfAProfile() {
        OnceWords words = OnceWords.of(null, "en", SecretKind.PROFILE);
        assertThat(OncePage.reveal(words, "client\n<ca>\n")).contains("<code>client<br>\n&lt;ca&gt;</code>");
    }
}
