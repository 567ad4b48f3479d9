package dev.millrace.intake.email.tnef;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RichTextTest {
    private static final String BEGINNING = "{\\rtf1\\ansi ";

    /// A part of a second's work each; where the text is copied for each character, many minutes.
    @ParameterizedTest
    @CsvSource({"\\u1074?, в, 500000", "\\{, {, 1900000", "\\\\, \\, 1900000", "a\\{, a{, 1300000"})
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void shouldReadCharactersThatAreCommandsInLinearTime(String written, String read, int times) throws IOException {
        String rtf = BEGINNING + written.repeat(times) + "}";

        assertThat(RichText.of(rtf.getBytes(US_ASCII)).equals(read.repeat(times)))
                .isTrue();
    }
}
