package dev.millrace.intake.email;

import static dev.millrace.intake.email.Mails.ofParts;
import static dev.millrace.intake.email.Mails.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.header.MailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a mail's header begins and ends, also where it is broken.
class MailHeaderBlockTest {
    @Test
    void shouldReadFieldsWithBlanksBeforeTheirColons() {
        ParsedMail mail =
                read("From : anna@acme.example\nSubject\t: x\n\nText\n").mail();

        assertThat(mail.from()).isEqualTo(new MailAddress("anna@acme.example", null));
        assertThat(mail.subject()).isEqualTo("x");
    }

    @Test
    void shouldReadAMailWithoutHeadersOrBlankLine() {
        assertThat(read("Hello, nothing works.\nAnna\n").mail().text()).isEqualTo("Hello, nothing works.\nAnna");
        assertThat(read("From: anna@acme.example\nSubject: x\nHello, nothing works\n")
                        .mail()
                        .text())
                .isEqualTo("Hello, nothing works");
        assertThat(read("From: anna@acme.example\nbroken line\nSubject: x\n\nText\n")
                        .mail()
                        .subject())
                .isEqualTo("x");
        assertThat(read("From anna@acme.example Mon Jan  5 10:00:00 2026\nSubject: x\n\nText\n")
                        .mail()
                        .subject())
                .isEqualTo("x");
    }

    @Test
    void shouldReadAHeaderWhoseLinesLostTheBlanksThatFoldThem() {
        ParsedMail mail = read("""
                        Received: from relay.acme.example
                        (192.0.2.7) by mx.acme.example
                        via relay.acme.example; Mon, 5 Jan 2026 10:00:00 +0000
                        From: Anna Keller
                        <anna@acme.example>
                        Content-Type: multipart/mixed;
                        charset=utf-8;
                        boundary="limit"
                        Subject: The printer on the second floor, next to the window and the door,
                        is broken
                        To: support@acme.example

                        --limit

                        It smells.
                        --limit--
                        """).mail();

        assertThat(mail.from()).isEqualTo(new MailAddress("anna@acme.example", "Anna Keller"));
        assertThat(mail.subject())
                .isEqualTo("The printer on the second floor, next to the window and the door, is broken");
        assertThat(mail.text()).isEqualTo("It smells.");
    }

    /// A server writes the subject last, and a blank into the line that ends the header.
    @ParameterizedTest
    @ValueSource(strings = {"", "Subject:\n \n", "Subject: Hi\n", "X-Last: one,\n"})
    void shouldEndTheHeaderWhereAPartBeginsWithoutABlankLine(String last) {
        ParsedMail mail = read("From: a@b.example\nContent-Type: multipart/mixed; boundary=\"b=\"\n" + last
                        + "--b=\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
                        + "SGVsbG8=\n--b=--\n")
                .mail();

        assertThat(mail.text()).isEqualTo("Hello");
    }

    /// Each line that begins with strokes may be the boundary, so it must cost little to tell.
    @Test
    @Timeout(10)
    void shouldReadAHeaderOfStrokesInTime() {
        String strokes = "--" + "=".repeat(400) + "x" + "=".repeat(400) + "\n y\n";
        String mail = "From: a@b.example\nContent-Type: multipart/mixed; x" + "=".repeat(65_000) + "\nX-A: b\n"
                + strokes.repeat(2_000) + "\nHello";

        assertThat(read(mail).mail().from()).isNotNull();
    }

    @Test
    void shouldBeginTheTextWhereNoUsualFieldFollowsBeforeABlankLine() {
        assertThat(read("From: anna@acme.example\nHello,\nnothing works.\nNote: urgent\n\nTo: nobody\n")
                        .mail()
                        .text())
                .isEqualTo("Hello,\nnothing works.\nNote: urgent\n\nTo: nobody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type: text/plain", "Subject: Printer", "To: support@acme.example"})
    void shouldTakeNoSentenceForAFoldedLineThoughALabelFollows(String last) {
        String text = "Printer 4 is out of order.\nPlease come today.\nFrom: Anna Keller, room 12";

        assertThat(read("From: anna@acme.example\n" + last + "\n" + text + "\n\nThank you\n")
                        .mail()
                        .text())
                .isEqualTo(text + "\n\nThank you");
    }

    @Test
    void shouldLetNoTextOfAPartGoIntoItsHeader() {
        String text = "Printer 4 is out of order\nPlease come today\nFrom: Anna Keller, room 12";

        assertThat(read(ofParts("multipart/mixed", "Content-Type: text/plain\n" + text + "\n\nThank you"))
                        .mail()
                        .text())
                .isEqualTo(text + "\n\nThank you");
    }

    /// It goes on with no field, and is none.
    @Test
    void shouldPassOverIndentedLinesAboveTheHeader() {
        ParsedMail mail = Mails.read("\tindented\n  twice\nFrom: anna@acme.example\nSubject: Help\n\nText\n")
                .mail();

        assertThat(mail.from().address()).isEqualTo("anna@acme.example");
        assertThat(mail.subject()).isEqualTo("Help");
        assertThat(mail.text()).isEqualTo("Text");
    }

    @Test
    void shouldTakeIndentedLinesForTextWhereNoHeaderFollows() {
        assertThat(Mails.read("  Dear all,\n  see below.\n").mail().text()).contains("Dear all,", "see below.");
    }
}
