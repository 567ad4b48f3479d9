package dev.millrace.tickets.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseSubjectTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            Locked                                   | locked
            Re: Locked                               | locked
            RE:Locked                                | locked
            Re : Locked                              | locked
            AW: WG: Re[2]: Locked                    | locked
            Re(3): Locked                            | locked
            RE: [External] Re: Locked                | locked
            [EXT] Locked                             | locked
            Fwd: Locked                              | locked
            TR : Locked                              | locked
            Sv: Locked                               | locked
            Odp: Locked                              | locked
            回复：Locked                              | locked
            Re: Locked [#7ZK3Q-4M2P-9XYD]            | locked
            [#7ZK3Q-4M2P-9XYD] Re: Locked            | locked
            Re:   Locked    again                    | locked again
            Locked: Re: sign-in                      | locked: re: sign-in
            Regarding: Locked                        | regarding: locked
            Internet is down                         | internet is down
            [Locked]                                 | [locked]
            Re:                                      | ''
            Résumé: Locked                           | résumé: locked
            """)
    void shouldTakeAwayWhatProgramsAdd(String subject, String base) {
        assertThat(BaseSubject.of(subject)).isEqualTo(base);
    }

    @Test
    void shouldCompareTheBeginningOfLongSubjects() {
        String begin = "x".repeat(150);

        assertThat(BaseSubject.of(begin + "a")).isEqualTo(BaseSubject.of("Re: " + begin + "b"));
    }

    @Test
    @Timeout(5)
    void shouldBeLinearInHostileSubjects() {
        for (String part : new String[] {"Re: ", "Re", "[", "[a]", "[#", "re[1", " ", "i:"}) {
            assertThat(BaseSubject.of(part.repeat(100_000))).hasSizeLessThanOrEqualTo(120);
        }
    }
}
