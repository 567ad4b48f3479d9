package dev.millrace.remediation.secret;

import static org.assertj.core.api.Assertions.assertThat;

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
        for (OnceKind kind : OnceKind.values()) {
            assertThat(OnceWords.of(accepted, run, kind).language()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es"})
    void shouldSpeakOfAProfileWhereThereIsOne(String language) {
        OnceKind kind = OnceKind.of("7ZK3Q-4M2P-9XYD/renew-vpn-certificate/1");
        OnceWords words = OnceWords.of(null, language, kind);
        assertThat(words.title() + words.offer() + words.button() + words.shown() + words.over())
                .contains("VPN")
                .doesNotContainIgnoringCase("passw")
                .doesNotContain("mot de passe", "contraseña");
        assertThat(words.advice()).contains(".ovpn");
    }

    @Test
    void shouldKeepTheLinesOfAProfile() {
        OnceWords words = OnceWords.of(null, "en", OnceKind.PROFILE);
        assertThat(OncePage.reveal(words, "client\n<ca>\n")).contains("<code>client<br>\n&lt;ca&gt;</code>");
    }
}
