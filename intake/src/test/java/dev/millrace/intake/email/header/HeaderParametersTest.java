package dev.millrace.intake.email.header;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderParametersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            attachment; filename="a b.pdf"                                        | a b.pdf
            attachment; filename=a.pdf                                            | a.pdf
            attachment; filename=a b.pdf                                          | a b.pdf
            attachment; FileName = "a.pdf" ; size=3                               | a.pdf
            attachment;; filename="a.pdf"                                         | a.pdf
            attachment; filename="a.pdf                                           | a.pdf
            attachment filename="a.pdf"                                           | a.pdf
            attachment; size=3 filename="a.pdf"                                   | a.pdf
            attachment; filename="a.pdf"; filename="b.pdf"                        | a.pdf
            attachment; filename="a\\"b.pdf"                                      | a"b.pdf
            attachment; filename="a\\ b.pdf"                                     | a b.pdf
            attachment; filename="C:\\Temp\\a.pdf"                                | C:\\Temp\\a.pdf
            attachment; filename="=?utf-8?Q?Gr=C3=BC=C3=9Fe.pdf?="                | Grüße.pdf
            attachment; filename==?utf-8?Q?Gr=C3=BC=C3=9Fe.pdf?=                  | Grüße.pdf
            attachment; filename*=utf-8''Gr%C3%BC%C3%9Fe.pdf                      | Grüße.pdf
            attachment; filename*=utf-8'de'Gr%C3%BC%C3%9Fe.pdf; filename=x.pdf    | Grüße.pdf
            attachment; filename*="iso-8859-1''Gr%FC%DFe.pdf"                     | Grüße.pdf
            attachment; filename*=x-nobody''Gr%C3%BC%C3%9Fe.pdf                   | Grüße.pdf
            attachment; filename*0="one "; filename*1="two.pdf"                   | one two.pdf
            attachment; filename*1*=%C3%9Fe.pdf; filename*0*=utf-8''Gr%C3%BC      | Grüße.pdf
            attachment; filename*0*=utf-8''Gr%C3%BC; filename*1="sse 1%.pdf"      | Grüsse 1%.pdf
            attachment; filename*0*=utf-8''Gr%C3; filename*1*=%BC.pdf             | Grü.pdf
            attachment; filename*0="it''s "; filename*1*=%C3%BCber''all.pdf         | it''s über''all.pdf
            attachment; filename=plan.pdf; filename*1=two; filename*2=three.pdf   | plan.pdf
            attachment; filename=plan.pdf; filename*1*=two; filename*2*=%20b.pdf  | plan.pdf
            attachment; filename*1=two; filename*2=three.pdf                      | twothree.pdf
            attachment; filename*0*=utf-8''old; filename*=utf-8''Gr%C3%BC.pdf      | Grü.pdf
            attachment; filename*0*=utf-8''ok.pdf; filename*-1*=evil.exe           | ok.pdf
            attachment; filename*-5*=evil.exe; filename*0*=utf-8''ok               | ok
            attachment; filename*0*=utf-8''ok.pdf; filename*4294967295*=evil.exe   | ok.pdf
            attachment; filename*=utf-8''Gr%C3%BC.pdf; filename*0*=utf-8''old      | Grü.pdf
            attachment; filename*=utf-8'Gr%C3%BC.pdf                              | Grü.pdf
            attachment; filename*=anna's%20plan.pdf                               | anna's plan.pdf
            attachment; filename*=utf-8'Anna's%20Pl%C3%A4ne.pdf                   | Anna's Pläne.pdf
            attachment; filename*=utf-8'Ben's%20Pl%C3%A4ne.pdf                    | Ben's Pläne.pdf
            attachment; filename*=Anna's%20and%20Ben's.pdf                        | Anna's and Ben's.pdf
            attachment; filename*=utf-8'en-GB'Gr%C3%BC.pdf                        | Grü.pdf
            attachment; filename*=utf-8'de_DE'Gr%C3%BC.pdf                        | Grü.pdf
            attachment; filename*0*=utf-8'de_DE'Gr%C3%BC; filename*1*=n.pdf       | Grün.pdf
            attachment; filename*=utf-8'my_plan's%20Pl%C3%A4ne.pdf                | my_plan's Pläne.pdf
            attachment; filename=plan.pdf; filename**=utf-8''old.pdf              | plan.pdf
            attachment; filename**=utf-8''Gr%C3%BC.pdf                            | Grü.pdf
            attachment; filename**=old; filename*0*=utf-8''Gr%C3%BC; filename*1*=n.pdf | Grün.pdf
            attachment; filename*0*=utf-8''Gr%C3%BC; filename**=old; filename*1*=n.pdf | Grün.pdf
            attachment; filename*0*=utf-8''Gr%C3%BC; filename**=old                | Grü
            attachment; filename**=old; filename*0=Grund; filename*1=riss.pdf      | Grundriss.pdf
            attachment; filename**=old.pdf; filename*=utf-8''Gr%C3%BC.pdf         | Grü.pdf
            attachment; filename*0="=?utf-8?Q?Gr=C3=BC?="; filename*1="=?utf-8?Q?n.pdf?=" | Grün.pdf
            attachment; filename='a b.pdf'                                        | 'a b.pdf'
            attachment (a comment; filename=x); filename=a.pdf                    | a.pdf
            (a comment; filename=x) attachment; filename=a.pdf                    | a.pdf
            (a (nested) one \\) and "more) attachment(b) ; (c) filename(d)="a.pdf" (e) | a.pdf
            attachment; filename = (draft) a.pdf                                  | (draft) a.pdf
            attachment; filename=a (2).pdf                                        | a (2).pdf
            attachment; filename="a (2).pdf"                                      | a (2).pdf
            attachment; filename*=utf-8''a%20(2).pdf                              | a (2).pdf
            attachment; (filename=a.pdf                                           | a.pdf
            attachment; filename=UTF-8''Gr%C3%BC%C3%9Fe.pdf                       | Grüße.pdf
            attachment; filename="iso-8859-1'de'Gr%FC%DFe.pdf"                    | Grüße.pdf
            attachment; filename*0="UTF-8''Gr%C3%BC"; filename*1="%C3%9Fe.pdf"    | Grüße.pdf
            attachment; filename="utf-8'' 100%.pdf"                               | utf-8'' 100%.pdf
            """)
    void shouldFindTheFileName(String header, String name) {
        HeaderParameters parameters = HeaderParameters.of(header);

        assertThat(parameters.value()).isEqualTo("attachment");
        assertThat(parameters.get("filename")).isEqualTo(name);
    }

    /// `Content-Disposition: filename="a.pdf"`
    @Test
    void shouldReadParametersWhereTheValueWasForgotten() {
        HeaderParameters parameters = HeaderParameters.of("filename=\"a.pdf\"; size=3");

        assertThat(parameters.value()).isEmpty();
        assertThat(parameters.get("filename")).isEqualTo("a.pdf");
        assertThat(parameters.get("size")).isEqualTo("3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"filename*999*=x", "filename*-1*=x", "filename*x*=y", "filename**=", "filename*99999999999*=x"})
    void shouldPassOverSectionsThatCannotBe(String parameter) {
        assertThat(HeaderParameters.of("attachment; " + parameter + "; size=3").get("size"))
                .isEqualTo("3");
    }

    @Test
    void shouldReadAContentType() {
        HeaderParameters type = HeaderParameters.of("Text/Plain; charset=utf-8 format=flowed;\r\n delsp=\"yes\"");

        assertThat(type.value()).isEqualTo("text/plain");
        assertThat(type.get("charset")).isEqualTo("utf-8");
        assertThat(type.get("format")).isEqualTo("flowed");
        assertThat(type.get("delsp")).isEqualTo("yes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(why) text/html; charset=utf-8; boundary=a-b",
                "text(why)/(what)html(; charset=none); charset=utf-8; boundary=a-b",
                "text / html; charset = utf-8; boundary = a-b",
                "text/html; charset=utf-8 (Plain; text); boundary=a-b (of ours)",
                "text/html; charset=utf-8(Plain text); boundary=\"a-b\"(of ours)",
                "text/html; charset=(Plain text) utf-8; boundary=(of ours) a-b",
                "text/html;\r\n (why)\r\n charset (its set) = (Plain text)\r\n \"utf-8\" (so) ;(of ours) boundary=a-b",
                "text/html (why) charset=utf-8 (Plain text) boundary=a-b",
            })
    void shouldReadATypeAsIfNoCommentsStoodInIt(String header) {
        HeaderParameters type = HeaderParameters.of(header);

        assertThat(type.value()).isEqualTo("text/html");
        assertThat(type.get("charset")).isEqualTo("utf-8");
        assertThat(type.get("boundary")).isEqualTo("a-b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            multipart/mixed; boundary=a(b)c      | a(b)c
            multipart/mixed; boundary="a (b) c"  | a (b) c
            multipart/mixed; boundary=(b)        | (b)
            multipart/mixed; boundary=(b); x=y   | (b)
            """)
    void shouldKeepTheParenthesesOfABoundary(String header, String boundary) {
        assertThat(HeaderParameters.of(header).get("boundary")).isEqualTo(boundary);
    }

    @Test
    void shouldJoinAValueThatWasFoldedWithin() {
        assertThat(HeaderParameters.of("attachment;\r\n filename=\"very\r\n long.pdf\"")
                        .get("filename"))
                .isEqualTo("very long.pdf");
    }

    @Test
    @Timeout(10)
    void shouldBeLinearInHostileHeaders() {
        for (String piece : new String[] {
            "(",
            "(a) ",
            "a=b(",
            "\"",
            ";",
            "=",
            "a=",
            "a*=",
            "a*1*=%C3;",
            " ",
            "a b=",
            "\\",
            "a=\"\\",
            "a=b ",
            "a=b\r\n "
        }) {
            assertThat(HeaderParameters.of("x/y; " + piece.repeat(400_000)).value())
                    .isEqualTo("x/y");
        }
    }
}
