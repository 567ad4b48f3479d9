package dev.millrace.remediation.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertThat(OnceWords.of(accepted, run).language()).isEqualTo(expected);
    }
}
