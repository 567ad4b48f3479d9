package dev.millrace.intake.email;

import static dev.millrace.intake.email.Mails.ofParts;
import static dev.millrace.intake.email.Mails.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.message.Attachment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What parts are read as, by the types that they are said to have.
class DeclaredTypesTest {
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
}
