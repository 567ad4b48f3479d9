package dev.millrace.intake.email;

import static dev.millrace.intake.email.Mails.ofParts;
import static dev.millrace.intake.email.Mails.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.message.Attachment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which parts are a mail's text, and which are files.
class PartTextsTest {
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

    /// Gateways wrap what comes last and their footer into one part.
    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\n\u00a0", "Content-Type: text/plain\n\n\u200b"})
    void shouldReadTheHtmlAndThenTheFooterBesideItWhereThePlainFormSaysNothing(String plain) {
        String rich = "Content-Type: text/html\n\n<p>It is <b>locked</b>.</p>";
        String wrapped = within("multipart/mixed", rich, "\nThis mail is confidential.");
        ParsedMail mail = read(plain.isEmpty()
                        ? ofParts("multipart/alternative", wrapped)
                        : ofParts("multipart/alternative", plain, wrapped))
                .mail();

        assertThat(mail.text()).isEqualTo("It is locked.\n\nThis mail is confidential.");
    }

    @Test
    void shouldReadTheLaterPlainFormThatHasAnHtmlFormOfItsOwn() {
        String rich = "Content-Type: text/html\n\n<p>It is <b>locked</b> since nine.</p>";
        String both = within("multipart/alternative", "\nIt is locked since nine.", rich);

        assertThat(read(ofParts("multipart/alternative", "\nSee the other form.", both))
                        .mail()
                        .text())
                .isEqualTo("It is locked since nine.");
    }

    /// Parts as one part of another mail.
    private static String within(String type, String... parts) {
        return ofParts(type, parts)
                .replace("From: anna@acme.example\nMessage-ID: <m@acme.example>\n", "")
                .replace("boundary=b", "boundary=c")
                .replace("--b", "--c");
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

    /// The form in which nobody's words are missing.
    @Test
    void shouldReadTheFormOfATextThatGoesOn() {
        String more = ofParts("multipart/mixed", "\nHello", "\nThe error is 0x81.")
                .replace("From: anna@acme.example\nMessage-ID: <m@acme.example>\n", "")
                .replace("boundary=b", "boundary=c")
                .replace("--b", "--c");
        ParsedMail mail =
                read(ofParts("multipart/alternative", "\nHello", more)).mail();

        assertThat(mail.text()).isEqualTo("Hello\n\nThe error is 0x81.");
    }

    /// The best stands last (RFC 2046, section 5.1.4), but no footer of a gateway does that stands behind all of them.
    @Test
    void shouldReadTheLastOfSeveralPlainForms() {
        String rich = "Content-Type: text/html\n\n<p>It is locked.</p>";
        String footer = "\nThis mail is confidential and meant for nobody else.";

        assertThat(read(ofParts("multipart/alternative", "\nIt is shut.", "\nIt is locked."))
                        .mail()
                        .text())
                .isEqualTo("It is locked.");
        assertThat(read(ofParts("multipart/alternative", "\nIt is locked.", "\nLocked."))
                        .mail()
                        .text())
                .isEqualTo("It is locked.");
        String wrapped = within("multipart/mixed", rich, footer);
        assertThat(read(ofParts("multipart/alternative", "\nIt is locked.", wrapped))
                        .mail()
                        .text())
                .isEqualTo("It is locked.");
        assertThat(read(ofParts("multipart/alternative", "\nIt is locked.", rich, footer))
                        .mail()
                        .text())
                .isEqualTo("It is locked.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8bit\nContent-Transfer-Encoding: base64", "BASE64\nContent-Transfer-Encoding: 7bit"})
    void shouldReadAPartByTheOneOfItsEncodingsThatChangesBytes(String encodings) {
        ParsedMail mail = read(ofParts(
                        "multipart/mixed", "Content-Transfer-Encoding: " + encodings + "\n\nSXQgaXMgbG9ja2VkLg=="))
                .mail();

        assertThat(mail.text()).isEqualTo("It is locked.");
    }

    /// RFC 2183, section 2.8.
    @Test
    void shouldTakeANamedTextForAFileThatIsPlacedInAWayThatNobodyKnows() {
        ParsedMail mail = read(ofParts(
                        "multipart/mixed",
                        "\nText",
                        "Content-Disposition: x-aside; filename=note.txt\n\nNote",
                        "Content-Disposition: x-aside\n\nMore"))
                .mail();

        assertThat(mail.text()).isEqualTo("Text\n\nMore");
        assertThat(mail.attachments()).extracting(Attachment::name).containsExactly("note.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "text/tab-separated-values", "text/vcard"})
    void shouldKeepATableOrCardAmongTheFormsOfATextAsAFile(String type) {
        ParsedMail mail = read(ofParts(
                        "multipart/alternative",
                        "Content-Type: text/plain\n\nText",
                        "Content-Type: " + type + "\n\na;b",
                        "Content-Type: text/html\n\n<p>Text</p>"))
                .mail();

        assertThat(mail.text()).isEqualTo("Text");
        assertThat(mail.attachments()).extracting(Attachment::contentType).containsExactly(type);
    }
}
