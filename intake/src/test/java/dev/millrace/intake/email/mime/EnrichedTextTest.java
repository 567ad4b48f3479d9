package dev.millrace.intake.email.mime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnrichedTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Hello                                        | Hello
            <bold>Hello</bold> <italic>Anna</italic>     | Hello Anna
            <fontfamily><param>Times</param>a</fontfamily> | a
            one^two^^three^^^four                        | one two^three^^four
            <nofill>one^two^^three</nofill>^four         | one^two^^three four
            1 << 2                                       | 1 < 2
            one<nl>two<lt>three                          | one^two<three
            an <open one                                 | an <open one
            </param></nofill>^a                          | ` a`
            Hello <param>Anna, it is locked              | Hello Anna, it is locked
            write <param> there^^<color><param>red</param>now | write  there^rednow
            <color><param>red</param>a<param>b           | ab
            """)
    void shouldReadWordsWithoutCommands(String source, String words) {
        assertThat(EnrichedText.of(source.replace('^', '\n'))).isEqualTo(words.replace('^', '\n'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a", "<", "<param>", "<param></param>", "<param>a<"})
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void shouldReadManyCommandsQuickly(String command) {
        assertThat(EnrichedText.of("Hello" + command.repeat(500_000))).startsWith("Hello");
    }

    @Test
    void shouldKnowCommandsOfTheLongestNameOnly() {
        String command = "<" + "a".repeat(61) + ">";

        assertThat(EnrichedText.of(command + "Hello")).isEqualTo("Hello");
        assertThat(EnrichedText.of("<a" + command.substring(1) + "Hello"))
                .startsWith("<aa")
                .endsWith("a>Hello");
    }
}
