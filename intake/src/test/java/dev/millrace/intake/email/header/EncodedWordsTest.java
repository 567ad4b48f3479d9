package dev.millrace.intake.email.header;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodedWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plain                                                    | plain
            =?utf-8?Q?Gr=C3=BC=C3=9Fe_aus_K=C3=B6ln?=                | Grüße aus Köln
            =?UTF-8?b?R3LDvMOfZQ==?=                                 | Grüße
            =?utf-8*de?Q?Gr=C3=BC=C3=9Fe?=                           | Grüße
            =?iso-8859-1?q?a?= =?iso-8859-1?q?b?=                    | ab
            =?iso-8859-1?q?a?= b =?iso-8859-1?q?c?=                  | a b c
            =?utf-8?Q?a=C3?= =?utf-8?Q?=BCb?=                        | aüb
            =?utf-8?Q?a=C3=?= =?utf-8?Q?BCb?=                        | aüb
            =?utf-8?Q?a=C?= =?utf-8?Q?3=BCb?=                        | aüb
            =?utf-8?Q?a=?= =?utf-8?Q?C3=B?= =?utf-8?Q?Cb?=           | aüb
            =?utf-8?Q?1=?= =?utf-8?Q?2?=                             | 1=2
            =?utf-8?Q?1=?= and =?utf-8?Q?BC?=                        | 1= and BC
            =?utf-8?B?R3LDvM?= =?utf-8?B?OfZQ==?=                    | Grüße
            =?utf-8?B?R3?= =?utf-8?B?LDvMOfZQ==?=                    | Grüße
            =?utf-8?B?R3I?= =?utf-8?B?w7zDn2U=?=                     | Grüße
            =?utf-8?B?R3J?= =?utf-8?B?w7zDn2U=?=                     | Grüße
            =?utf-8?B?YWJj4?= =?utf-8?B?ZGVm?=                       | abcdef
            =?utf-8?Q?Gr=C3=BC=C3?= =?utf-8?Q?=9Fe_l=E2=80=99h=C3?=   | Grüße l’h\ufffd
            =?utf-8?Q?=9C=AC=E8=AA=9E?=                              | \ufffd\ufffd語
            =?utf-8?Q?Caf=C3?= and =?utf-8?Q?_th=C3=A9?=             | Caf\ufffd and  thé
            =?utf-8?Q?Caf=C3?= =?utf-8?Q?=A9?=                       | Café
            =?utf-8?Q?Caf=E9?= =?utf-8?Q?_ferm=E9?=                  | Café fermé
            x=?utf-8?Q?=C3=BC?=y                                     | xüy
            =?utf-8?Q?really??=                                      | really?
            =?utf-8?Q?really?=3F?=                                   | really??
            =?utf-8?Q?=E2=82=AC?=125.00=?utf-8?Q?_net?=              | €125.00 net
            =?utf-8?Q?=E2=82=AC?=12 =? =?utf-8?Q?net?=               | €12 =? net
            =?utf-8?Q?what is this?=                                 | what is this
            =?utf-8?Q?cut off                                        | cut off
            =?UTF-8?Q?=                                              | =?UTF-8?Q?=
            Plan =?utf-8?B?                                          | Plan =?utf-8?B?
            =??Q?=C3=BC?=                                            | ü
            =?x-nobody-knows?Q?=C3=BC?=                              | ü
            =?utf-8?Q?100=ZZ=?=                                      | 100=ZZ=
            =?utf-8?X?abc?=                                          | =?utf-8?X?abc?=
            a =? b                                                   | a =? b
            =?utf-8?Q?a=07b=1Bc=7F?=                                 | abc
            =?utf-8?Q?Printer=0Bburns?=                              | Printer burns
            """)
    void shouldDecodeWhatIsWrittenRightAndWrong(String header, String text) {
        assertThat(EncodedWords.decode(header)).isEqualTo(text);
    }

    @Test
    void shouldJoinFoldedLines() {
        assertThat(EncodedWords.decode("one\r\n two\r\n\tthree")).isEqualTo("one two three");
        assertThat(EncodedWords.decode("=?utf-8?Q?one?=\r\n =?utf-8?Q?two?=")).isEqualTo("onetwo");
        assertThat(EncodedWords.decode("=?utf-8?Q?=C3=B6=C\r\n 3=B5=C3=\r\n BC?="))
                .isEqualTo("öõü");
    }

    @Test
    void shouldReadBytesWithoutDeclaredCharset() {
        assertThat(EncodedWords.decode(new String("Grüße".getBytes(UTF_8), ISO_8859_1)))
                .isEqualTo("Grüße");
        assertThat(EncodedWords.decode("Gr\u00fc\u00dfe")).isEqualTo("Grüße");
        assertThat(EncodedWords.decode(new String("Привет".getBytes(Charset.forName("KOI8-R")), ISO_8859_1), "koi8-r"))
                .isEqualTo("Привет");
    }

    @Test
    @Timeout(10)
    void shouldBeLinearInHostileHeaders() {
        for (String piece :
                new String[] {" ", "\t", "\r", "\n", "\r\n ", "=?", "=?a?q?", "?=", "=?utf-8?q?=3F?=", "=?=?"}) {
            assertThat(EncodedWords.decode("x" + piece.repeat(200_000) + "y")).endsWith("y");
        }
    }

    @Test
    void shouldLetNoLineEndsIn() {
        assertThat(EncodedWords.decode("=?utf-8?Q?a=0D=0ABcc:_b=00c?=")).isEqualTo("a Bcc: bc");
        assertThat(EncodedWords.decode("=?utf-8?B?4oCoYQ==?=")).isEqualTo("a");
    }
}
