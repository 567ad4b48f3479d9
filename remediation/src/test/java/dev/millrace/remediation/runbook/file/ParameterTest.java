package dev.millrace.remediation.runbook.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "NAME    | HP-3-West                | ",
                "NAME    | Drucker Süd (2. OG)      | ",
                "NAME    | ../etc/passwd            | must be a name",
                "NAME    | a;rm -rf                 | must be a name",
                "NAME    | $(reboot)                | must be a name",
                "NAME    | -rf                      | must be a name",
                "NAME    | sender                   | does not say what is meant",
                "ACCOUNT | sender                   | ",
                "ACCOUNT | \"a\u0000b\"            | must be an account",
                "PATH    | \"a\nb\"                 | must be a path",
                "PATH    | Q3/report.xlsx           | ",
                "ADDRESS | anna@acme.example        | ",
                "ADDRESS | <anna@acme.example>      | must be a mail address",
                "ADDRESS | anna                     | must be a mail address",
                "INTEGER | 12                       | ",
                "INTEGER | 0                        | must be 1 to 20",
                "INTEGER | 21                       | must be 1 to 20",
                "INTEGER | 1e3                      | must be a whole number",
                "INTEGER | 99999999999999999999     | must be a whole number",
            })
    void shouldTakeOnlyWhatFits(String type, String value, String objection) {
        Parameter parameter = new Parameter("target", Parameter.Type.valueOf(type), true, 40, null, List.of(), 1, 20);
        if (objection == null) {
            assertThat(parameter.objection(value)).isEmpty();
        } else {
            assertThat(parameter.objection(value).orElseThrow()).contains(objection);
        }
    }

    @Test
    void shouldHoldToFormChoicesAndLength() {
        Parameter formed = new Parameter(
                "p", Parameter.Type.TEXT, true, 5, Pattern.compile("[a-z]+"), List.of("abc", "xyz"), 0, 0);
        assertThat(formed.objection("abc")).isEmpty();
        assertThat(formed.objection("abc1").orElseThrow()).contains("must have the form");
        assertThat(formed.objection("abd").orElseThrow()).contains("must be one of");
        assertThat(formed.objection("abcxyz").orElseThrow()).contains("longer than 5");
        assertThat(formed.objection(null).orElseThrow()).contains("is missing");
        assertThat(new Parameter("p", Parameter.Type.TEXT, false, 5, null, List.of(), 0, 0).objection(null))
                .isEmpty();
    }
}
