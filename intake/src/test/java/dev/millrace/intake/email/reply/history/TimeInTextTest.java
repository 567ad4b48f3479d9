package dev.millrace.intake.email.reply.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeInTextTest {
    private static final Pattern MEANT = Pattern.compile("\\d{1,2}[:.h]\\d{2}|(?<!\\d)(?:19|20)\\d{2}(?!\\d)");

    @ParameterizedTest
    @CsvSource(textBlock = """
            on monday at 10:30 anna wrote, true
            am 5.1. um 9.05,               true
            le 5 janvier à 14h20,          true
            in 2026,                       true
            in 12026,                      false
            floor 7,                       false
            version 1.2,                   false
            1899,                          false
            '',                            false
            """)
    void shouldKnowTimesAndYears(String text, boolean found) {
        assertThat(TimeInText.isIn(text)).isEqualTo(found);
    }

    @Property
    void shouldFindWhatThePatternMeans(
            @ForAll @Chars({'0', '1', '2', '9', ':', '.', 'h', ' ', '٣'}) @StringLength(max = 12) String text) {
        assertThat(TimeInText.isIn(text)).isEqualTo(MEANT.matcher(text).find());
    }
}
