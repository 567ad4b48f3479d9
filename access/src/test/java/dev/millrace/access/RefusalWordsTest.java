package dev.millrace.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalWordsTest {
    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es"})
    void shouldHaveWordsForEveryKind(String language) {
        RefusalWords words = RefusalWords.spoken(List.of(Locale.ITALIAN, Locale.of(language)));

        assertThat(words.language()).isEqualTo(language);
        for (RefusalKind kind : RefusalKind.values()) {
            assertThat(words.get(kind.key() + ".title")).as("%s", kind).isNotBlank();
            assertThat(words.find(kind.key() + ".text")).as("%s", kind).isPresent();
        }
        for (RefusalKind kind : List.of(RefusalKind.TOO_MANY, RefusalKind.NOT_NOW)) {
            String key = kind.key() + ".text.seconds";
            assertThat(words.get(key, 17L)).contains(" 17 ").doesNotContain("{", "|");
            assertThat(words.get(key, 1L)).doesNotContain("1", "{", "|");
        }
        for (RefusalKind kind : List.of(RefusalKind.SIGN_IN, RefusalKind.OUT_OF_DATE)) {
            assertThat(words.find(kind.key() + ".action")).isPresent();
        }
    }
}
