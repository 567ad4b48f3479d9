package dev.millrace.intake.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
            """)
    void shouldReadWordsWithoutCommands(String source, String words) {
        assertThat(EnrichedText.of(source.replace('^', '\n'))).isEqualTo(words.replace('^', '\n'));
    }
}
