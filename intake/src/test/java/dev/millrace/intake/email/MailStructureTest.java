package dev.millrace.intake.email;

import static dev.millrace.intake.email.Mails.ofParts;
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

    /// RFC 2045, section 5.2.
    @ParameterizedTest
    @ValueSource(strings = {"foo", "text", "", "text/", "/plain", "text/plain/x", ";charset=utf-8", "\"text/plain\""})
    void shouldReadAsTextWhatHasNoProperType(String type) {
        assertThat(read("From: a@b.example\nContent-Type: " + type + "\n\nText")
                        .mail()
                        .text())
                .isEqualTo("Text");
    }

    /// RFC 2046, section 4.1.4.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/x-notes    | Hello, *nothing* works.
            text/markdown   | Hello, *nothing* works.
            text/enriched   | <color><param>red</param>Hello</color>,\\n<bold>nothing</bold> works.
            text/richtext   | <bold>Hello</bold>, nothing works.
            text/rtf        | {\\rtf1\\ansi Hello, {\\b nothing} works.}
            """)
    void shouldReadTextOfEveryKind(String type, String text) {
        String body = text.replace("\\n", "\n");
        ParsedMail alone =
                read("From: a@b.example\nContent-Type: " + type + "\n\n" + body).mail();
        ParsedMail beside = read(ofParts(
                        "multipart/mixed",
                        "Content-Type: " + type + "\n\n" + body,
                        "Content-Type: image/png; name=a.png\n\nx"))
                .mail();
        ParsedMail form = read(ofParts("multipart/alternative", "Content-Type: " + type + "\n\n" + body, "\nHello"))
                .mail();

        assertThat(alone.text().replace("*", "")).isEqualTo("Hello, nothing works.");
        assertThat(alone.attachments()).isEmpty();
        assertThat(beside.text().replace("*", "")).isEqualTo("Hello, nothing works.");
        assertThat(beside.attachments()).hasSize(1);
        assertThat(form.text()).isEqualTo("Hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pdf; name=a.pdf", "; name=a.pdf", "name=a.pdf", "application/octet-stream; file=\"a.pdf\""})
    void shouldKeepAsAFileWhatHasANameAndNoProperType(String type) {
        ParsedMail mail = read(ofParts("multipart/mixed", "\nText", "Content-Type: " + type + "\n\ndata"))
                .mail();

        assertThat(mail.text()).isEqualTo("Text");
        assertThat(mail.attachments())
                .singleElement()
                .returns("a.pdf", Attachment::name)
                .returns("application/octet-stream", Attachment::contentType);
    }

    @Test
    void shouldReadAMailAsIfNoCommentsStoodInItsHeaders() {
        ParsedMail mail = read("""
                From: anna@acme.example
                MIME-Version: (made by hand) 1.0
                Content-Type: (several) multipart/mixed (parts; boundary=none); boundary=b (of ours)

                --b
                Content-Type: text/(of Poland) plain; charset=(its set) iso-8859-2
                Content-Transfer-Encoding: (not base64) quoted-printable (at all)

                =B3=F3d=BC
                --b
                Content-Disposition: (not inline)
                 attachment (to keep); (the name) filename=plan (2).txt
                Content-Transfer-Encoding: base64(really)

                R3J1bmRyaXNz
                --b--
                """).mail();

        assertThat(mail.text()).isEqualTo("łódź");
        assertThat(mail.attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("plan (2).txt");
            assertThat(file.size()).isEqualTo("Grundriss".length());
        });
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

    @Test
    void shouldReadSeveralTextsAfterOneAnother() {
        ParsedMail mail = read(ofParts(
                        "multipart/mixed", "Content-Type: text/plain\n\none", "Content-Type: text/html\n\n<p>two</p>"))
                .mail();

        assertThat(mail.text()).isEqualTo("one\n\ntwo");
        assertThat(Mails.html(mail)).contains("two");
    }

    @Test
    void shouldReadATextThatHasANameWhereItIsTheMailsOwn() {
        String alone = "From: a@b.example\nContent-Type: text/plain; name=mail.txt\n\nText\n";
        String attached = "From: a@b.example\nContent-Type: text/plain\nContent-Disposition: attachment\n\nText\n";

        assertThat(read(alone).mail().text()).isEqualTo("Text");
        assertThat(read(alone).mail().attachments()).isEmpty();
        assertThat(read(attached).mail().text()).isEmpty();
        assertThat(read(attached).mail().attachments())
                .extracting(Attachment::name)
                .containsExactly("attachment-1.txt");
    }

    /// As Netscape sent a text file along, with nothing written beside it.
    @Test
    void shouldShowATextFileThatIsInlineWhereTheMailHasNoOtherText() {
        String file = """
                Content-Type: text/plain; name=notes.txt
                Content-Disposition: inline; filename=notes.txt

                The printer says 50.4.
                """;
        ParsedMail alone = read(ofParts("multipart/mixed", file)).mail();
        ParsedMail two = read(ofParts(
                        "multipart/mixed", file, file.replace("notes", "more").replace("50.4", "50.5")))
                .mail();
        ParsedMail beside = read(ofParts("multipart/mixed", "Content-Type: text/plain\n\nSee the notes.", file))
                .mail();

        assertThat(alone.text()).isEqualTo("The printer says 50.4.");
        assertThat(two.text()).isEqualTo("The printer says 50.4.\n\nThe printer says 50.5.");
        assertThat(beside.text()).isEqualTo("See the notes.");
        assertThat(List.of(alone, beside))
                .allSatisfy(mail -> assertThat(mail.attachments())
                        .extracting(Attachment::name)
                        .containsExactly("notes.txt"));
    }

    /// Gateways add a type of their own, above or below.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: text/plain\nContent-Type: multipart/mixed; boundary=b",
                "Content-Type: multipart/mixed; boundary=b\nContent-Type: text/plain",
                "Content-Type: multipart/mixed\nContent-Type: multipart/mixed; boundary=b",
            })
    void shouldReadThePartsWhereSeveralTypesAreDeclared(String types) {
        ParsedMail mail = read("From: a@b.example\n" + types
                        + "\n\n--b\n\nText\n--b\nContent-Type: image/png\n\nx\n--b--\n")
                .mail();

        assertThat(mail.text()).isEqualTo("Text");
        assertThat(mail.attachments()).extracting(Attachment::contentType).containsExactly("image/png");
    }

    /// Programs that make one text of a mail leave the type of the parts that it had.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "base64\n%s\n\nVGhlIHByaW50ZXIgYnVybnMuIEdyw7zDn2U=",
                "quoted-printable\n%s\n\nThe printer burns. Gr=C3=BC=C3=9Fe"
            })
    void shouldReadTheTextWhereATypeOfPartsIsLeftOver(String encoded) {
        String mail = "From: a@b.example\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: "
                + encoded.formatted("Content-Type: multipart/alternative; boundary=old")
                + "\n";

        assertThat(read(mail).mail().text()).isEqualTo("The printer burns. Grüße");
        assertThat(read(mail).warnings()).isEmpty();
    }

    @Test
    void shouldTakeOtherFormsOfATextForNoFiles() {
        ParsedMail mail = read(ofParts(
                        "multipart/alternative",
                        "Content-Type: text/plain\n\nText",
                        "Content-Type: text/x-amp-html\n\n<html></html>",
                        "Content-Type: text/html\n\n<p>Text</p>"))
                .mail();

        assertThat(mail.text()).isEqualTo("Text");
        assertThat(mail.attachments()).isEmpty();
    }
}
