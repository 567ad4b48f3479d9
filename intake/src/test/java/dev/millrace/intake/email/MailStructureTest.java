package dev.millrace.intake.email;

import static dev.millrace.intake.email.Mails.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.message.Attachment;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Parts of mails, also where their structure is broken.
class MailStructureTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            multipart/mixed                          | --b%n%nText%n--b--
            multipart/mixed; boundary=other          | --b%nContent-Type: text/plain%n%nText%n--b--
            multipart/mixed; boundary="b"            | preamble%n--b%n%nText
            multipart/mixed; boundary=b; boundary=c  | --b%n%nText%n--b--%nepilogue
            multipart/mixed; boundary="-"            | ---%n%nText%n-----
            multipart/mixed; boundary="b "           | --b%n%nText%n--b--
            multipart/mixed; boundary="b "           | --b %nContent-Type: text/plain%n%nText%n--b --
            multipart/mixed; boundary="b "           | --b %nContent-Type: text/plain%n%n--b%nText%n--b --
            multipart/mixed; boundary=b              | --b%n%nText%n--b--%n--bb%n%nnot this%n--bb--
            multipart/mixed; boundary=b              | Just%nText
            multipart                                | --b%nContent-Type: text/plain%n%nText%n--b--
            """)
    void shouldReadMailsWithBrokenBoundaries(String type, String body) {
        assertThat(read("From: a@b.example\nContent-Type: " + type + "\n\n" + body.formatted())
                        .mail()
                        .text())
                .endsWith("Text");
    }

    @ParameterizedTest
    @CsvSource({"b, bb", "bb, b", "b, b-", "b-, b", "b, b--c", "b--c, b"})
    void shouldTellBoundariesApartOfWhichOneBeginsWithTheOther(String outer, String inner) {
        ParsedMail mail = read("""
                From: a@b.example
                Content-Type: multipart/mixed; boundary="%1$s"

                --%1$s
                Content-Type: multipart/mixed; boundary="%2$s"

                --%2$s

                One
                --%2$s

                Two
                --%2$s--
                --%1$s
                Content-Disposition: attachment; filename=a.txt

                x
                --%1$s--
                """.formatted(outer, inner)).mail();

        assertThat(mail.text().lines().filter(line -> !line.isEmpty())).containsExactly("One", "Two");
        assertThat(mail.attachments()).singleElement().returns("a.txt", Attachment::name);
    }

    @Test
    void shouldFindABoundaryThatIsNotDeclared() {
        String parts =
                "--c\n\nHello,\n-- signed --\n--c\nContent-Disposition: attachment; filename=a.txt\n\nx\n--c--\n";

        assertThat(read("From: a@b.example\nContent-Type: multipart/mixed\n\n--c\n\nHello\n--c--\n")
                        .mail()
                        .text())
                .isEqualTo("Hello");
        assertThat(read("From: a@b.example\nContent-Type: multipart/mixed; boundary=b; boundary=x\n\n" + parts)
                        .mail())
                .returns("Hello,\n-- signed --", ParsedMail::text)
                .satisfies(mail -> assertThat(mail.attachments()).hasSize(1));
        assertThat(read("From: a@b.example\nContent-Type: multipart/mixed\n\n--c\nX-Part: 1\n\nHello\n--c--\n")
                        .mail()
                        .text())
                .isEqualTo("Hello");
        assertThat(
                        read("From: a@b.example\nContent-Type: multipart/mixed\n\n--c\n\nOne\n--d\nx\n--d--\n--c\n\ntwo\n--c--\n")
                                .mail()
                                .text())
                .isEqualTo("One\n--d\nx\n--d--\n\ntwo");
        assertThat(
                        read("From: a@b.example\nContent-Type: multipart/mixed\n\nIt says\n--start\nerror\n--start--\nWhy?\n")
                                .mail()
                                .text())
                .isEqualTo("It says\n--start\nerror\n--start--\nWhy?");
        assertThat(read("From: a@b.example\nContent-Type: multipart/mixed\n\n--option\n\nis unknown\n-----\n-------\n")
                        .mail()
                        .text())
                .isEqualTo("--option\n\nis unknown\n-----\n-------");
    }

    @Test
    void shouldReadABodyOfPartsThatNoHeaderAnnounces() {
        String parts = """
                --cut
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: base64

                R3LDvMOfZQ==
                --cut
                Content-Disposition: attachment; filename=a.txt

                x
                """;
        String preamble = "This is a multi-part message in MIME format.\n\n";

        for (String body : List.of(parts + "--cut--\n\n", preamble + parts + "--cut--\n", preamble + parts)) {
            assertThat(read("From: a@b.example\n\n" + body).mail())
                    .returns("Grüße", ParsedMail::text)
                    .satisfies(mail ->
                            assertThat(mail.attachments()).singleElement().returns("a.txt", Attachment::name));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is this?\n\n--cut\nContent-Type: text/plain\n\nText\n--cut--",
                "--cut\nContent-Type: text/plain\n\nText\n--cut--\n\nThis came from the shop.",
                "--cut\nContent-Type: text/plain\n\nis what the log says",
                "-- \nContent-Manager of Acme",
                "This is a multi-part message in MIME format.\nWhat does that mean?\n",
                "Our MIME multipart mails show nothing, the source is:\n\n--cut\nContent-Type: text/plain\n\nText\n--cut--",
                "This is a multi-part message in MIME format.\nis all I see\n--cut\nContent-Type: text/plain\n\nText\n--cut--",
            })
    void shouldReadAPastedMailAsItStands(String body) {
        assertThat(read("From: a@b.example\n\n" + body).mail().text()).isEqualTo(body.strip());
    }

    @Test
    void shouldEndInnerPartsWhereAnOuterBoundaryStands() {
        ParsedMail mail = read("""
                From: a@b.example
                Content-Type: multipart/mixed; boundary=outer

                --outer
                Content-Type: multipart/alternative; boundary=inner

                --inner
                Content-Type: text/plain

                Text
                --outer
                Content-Type: text/plain; name=a.txt

                file
                --outer--
                """).mail();

        assertThat(mail.text()).isEqualTo("Text");
        assertThat(mail.attachments()).extracting(Attachment::name).containsExactly("a.txt");
    }

    /// A part without a blank line below its header has no body; the next one is a part of its own.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Content-Type: text/plain%n                                                          | 1
            Content-Type: application/pdf; name=a.pdf%nContent-Transfer-Encoding: base64%n      | 2
            Content-Type: multipart/alternative; boundary=c%n                                   | 1
            Content-Type: multipart/alternative; boundary=c%n%n--c%nContent-Type: text/plain%n  | 1
            Content-Type: text/plain%nReceived: by mx.acme.example;%n                           | 1
            --b%nContent-Type: text/plain%n                                                     | 1
            """)
    void shouldEndAPartsHeaderWhereABoundaryStandsAroundIt(String header, int files) {
        ParsedMail mail = read(("From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n%s"
                                + "--b\nContent-Type: application/pdf; name=x.pdf\n"
                                + "Content-Disposition: attachment\n\nPDFDATA\n--b--\n")
                        .formatted(header.formatted()))
                .mail();

        assertThat(mail.attachments()).hasSize(files);
        assertThat(mail.attachments().getLast())
                .returns("x.pdf", Attachment::name)
                .returns("application/pdf", Attachment::contentType)
                .returns(7L, Attachment::size);
    }

    @Test
    void shouldReadAMultipartThatIsEncodedAsAWhole() {
        String parts = """
                --b
                Content-Type: text/plain

                Text
                --b
                Content-Type: application/pdf; name=a.pdf

                ABC
                --b--
                """;
        ParsedMail mail = read("From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n"
                        + "Content-Transfer-Encoding: base64\n\n"
                        + Base64.getMimeEncoder().encodeToString(parts.getBytes(UTF_8)))
                .mail();

        assertThat(mail.text()).isEqualTo("Text");
        assertThat(mail.attachments())
                .singleElement()
                .satisfies(file -> assertThat(file.name()).isEqualTo("a.pdf"));
        assertThat(mail.flags()).doesNotContain("broken-structure");
    }

    /// A dash or two is no boundary, though one begins so.
    @Test
    void shouldNotTakeTheBeginningOfABoundaryForIt() {
        ParsedMail mail = read("""
                From: a@b.example
                Content-Type: multipart/mixed; boundary=part1
                X-Last: one,
                --par
                Subject: Hi

                --part1

                Hello
                --part1--
                """).mail();

        assertThat(mail.subject()).isEqualTo("Hi");
        assertThat(mail.text()).isEqualTo("Hello");
    }
}
