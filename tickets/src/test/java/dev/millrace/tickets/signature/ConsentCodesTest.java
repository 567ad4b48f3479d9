package dev.millrace.tickets.signature;

import static dev.millrace.tickets.Samples.APPROVAL;
import static dev.millrace.tickets.Samples.CODES;
import static dev.millrace.tickets.Samples.ID;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentCodesTest {
    @ParameterizedTest
    @ValueSource(strings = {"My code is 1234 5678", "1234 567", "12345 6789", "Hello", "1234 5678 please"})
    void shouldNotTakeForACodeWhatIsNone(String text) {
        assertThat(ConsentCodes.in(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678", " 1234 5678 ", "\n1234-5678\n> quoted", "1234\u00a05678"})
    void shouldKnowACodeHoweverItIsWritten(String text) {
        assertThat(ConsentCodes.in(text)).contains("1234 5678");
    }

    @Test
    void shouldMakeEachCodeForOneQuestionContentAndPersonAlone() {
        String code = CODES.of(APPROVAL, "content", "anna@private.example");
        assertThat(code).matches("\\d{4} \\d{4}").isEqualTo(CODES.of(APPROVAL, "content", "Anna@private.example"));
        assertThat(CODES.of(ID + "-2", "content", "anna@private.example")).isNotEqualTo(code);
        assertThat(CODES.of(APPROVAL, "other", "anna@private.example")).isNotEqualTo(code);
        assertThat(CODES.of(APPROVAL, "content", "ben@private.example")).isNotEqualTo(code);
    }
}
