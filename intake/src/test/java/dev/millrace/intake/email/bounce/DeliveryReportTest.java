package dev.millrace.intake.email.bounce;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryReportTest {
    @ParameterizedTest
    @CsvSource({"5.1.1, true", "5.2.2, true", "4.4.7, false", "4.2.2, false", "2.0.0, false"})
    void shouldTellHardFromSoftBounces(String status, boolean hard) {
        DeliveryReport report = DeliveryReport.ofStatus(
                "Reporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; Anna@acme.example\r\nStatus: %s (x)\r\n"
                        .formatted(status)
                        .getBytes(US_ASCII));

        assertThat(report).isEqualTo(new DeliveryReport(List.of("anna@acme.example"), status, hard, null));
    }

    @Test
    void shouldTakeTheServersOwnCodeWhereTheStatusSaysNothing() {
        DeliveryReport report = DeliveryReport.ofStatus(
                "Final-Recipient: rfc822;anna@acme.example\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 5.1.1 unknown\n"
                        .getBytes(US_ASCII));

        assertThat(report.status()).isEqualTo("5.1.1");
    }

    @Test
    void shouldReadAServersReplyThatStandsInTheStatus() {
        DeliveryReport report = DeliveryReport.ofStatus(
                "Final-Recipient: rfc822;anna@acme.example\nStatus: 553 The mail is too large\n".getBytes(US_ASCII));

        assertThat(report.status()).isEqualTo("5.0.0");
        assertThat(report.hard()).isTrue();
    }

    @Test
    void shouldTellOfThoseOnlyWhoWereNotReached() {
        DeliveryReport report =
                DeliveryReport.ofStatus("""
                Reporting-MTA: dns; mx.acme.example

                Final-Recipient: rfc822; ben@acme.example
                Action: relayed
                Status: 2.1.9

                Final-Recipient: rfc822; anna@acme.example
                Action: failed
                Status: 5.1.1

                Final-Recipient: rfc822; chloe@acme.example
                Action: delayed
                Status: 4.4.1
                """.replace("\n", "\r\n").getBytes(US_ASCII));

        assertThat(report).isEqualTo(new DeliveryReport(List.of("anna@acme.example"), "5.1.1", true, null));
    }

    @Test
    void shouldReadWhoWasNotReachedAndWhen() {
        String report = """
                Your message did not reach the following recipient(s):

                eva@desk.example on Tue, 6 Jan 2026 09:15:00 +0100
                ben@desk.example am 06.01.2026 09:15
                    The name is not known
                chloe@desk.example on her own
                """;

        assertThat(DeliveryReport.ofText(report).recipients()).containsExactly("eva@desk.example", "ben@desk.example");
    }

    @Test
    void shouldReadABounceThatIsWrittenForPeopleOnly() {
        DeliveryReport report = DeliveryReport.ofText("""
                This message was created automatically by mail delivery software.

                A message that you sent could not be delivered:

                  anna@acme.example
                    host mx.acme.example: 550 no such user

                ------ This is a copy of the message ------
                Message-ID: <s1@acme.example>
                """);

        assertThat(report)
                .isEqualTo(new DeliveryReport(List.of("anna@acme.example"), "5.0.0", true, "<s1@acme.example>"));
    }

    /// What servers write to people. `⏎` stands for a line end.
    @ParameterizedTest
    @CsvFileSource(resources = "/mail/bounces.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void shouldTellFromWordsWhoWasNotReachedAndWhetherForGood(String server, String status, String text) {
        DeliveryReport report = DeliveryReport.ofText(text.replace('⏎', '\n'), List.of(), _ -> true, _ -> true, null);

        assertThat(report.recipients()).as(server).containsExactly("eva@desk.example");
        assertThat(report.status()).as(server).isEqualTo(status);
        assertThat(report.hard()).as(server).isEqualTo(status.startsWith("5"));
    }

    /// The desk knows no other address than the one that it wrote to.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "eva@new.example⏎    (expanded from: <eva@desk.example>)",
                "eva@new.example⏎    (generated from eva@desk.example)",
                "<eva@new.example> (expanded from:<eva@desk.example>)",
                "<eva@new.example> (expanded from⏎    <eva@desk.example>): no such user",
                "  eva@new.example⏎    (ultimately generated from eva@desk.example)⏎    no such user",
            })
    void shouldTellTheAddressThatWasWrittenToBesideTheOneItStandsFor(String text) {
        DeliveryReport report = DeliveryReport.ofText(text.replace('⏎', '\n'), List.of(), _ -> true, _ -> true, null);

        assertThat(report.recipients()).containsExactly("eva@new.example", "eva@desk.example");
    }

    @Test
    void shouldTellTheAddressThatWasWrittenToWhereTheOneItStandsForIsSecret() {
        DeliveryReport report = DeliveryReport.ofText(
                "  an undisclosed address\n    (generated from eva@desk.example)\n    no such user");

        assertThat(report.recipients()).containsExactly("eva@desk.example");
    }

    @Test
    void shouldClaimNothingOfAMailThatMayBeAPersons() {
        assertThat(DeliveryReport.ofText("My mail could not be delivered to <eva@desk.example>.")
                        .status())
                .isNull();
    }

    @Test
    void shouldClaimNothingOfAMailThatSaysNothing() {
        DeliveryReport report = DeliveryReport.ofText("I could not deliver your mail to <eva@desk.example>.");

        assertThat(report.status()).isNull();
        assertThat(report.hard()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Final-Recipient: utf-8; jürgen@exämple.example                            | jürgen@exämple.example
            Final-Recipient: utf-8; j\\x{FC}rgen@example.example                       | jürgen@example.example
            Final-Recipient: rfc822; "Anna K"@acme.example                            | "anna k"@acme.example
            Final-Recipient:⏎ rfc822;⏎ anna@acme.example                              | anna@acme.example
            Final-Recipient: X400; /S=anna/O=acme⏎Original-Recipient: rfc822; a@b.example | a@b.example
            Final-Recipient: LOCAL; anna⏎Original-Recipient: rfc822; anna@acme.example | anna@acme.example
            """, quoteCharacter = '`')
    void shouldReadRecipientsInEveryForm(String fields, String recipient) {
        String part = "Reporting-MTA: dns; mx⏎⏎" + fields + "⏎Action: failed⏎Status:⏎ 5.1.1⏎";

        assertThat(DeliveryReport.ofStatus(part.replace("⏎", "\r\n").getBytes(UTF_8)))
                .isEqualTo(new DeliveryReport(List.of(recipient), "5.1.1", true, null));
    }

    @Test
    void shouldReadWhatIsNoUtf8AsItStands() {
        assertThat(DeliveryReport.ofStatus("Final-Recipient: rfc822; j\u00fcrgen@b.example\n".getBytes(ISO_8859_1))
                        .recipients())
                .containsExactly("j\u00fcrgen@b.example");
    }

    @Test
    void shouldTellOfThoseWhoWereNotReachedForGoodBeforeOthers() {
        String report = """
                Reporting-MTA: dns; mx.acme.example

                Final-Recipient: rfc822; ben@acme.example
                Action: failed
                Status: 4.4.1

                Final-Recipient: rfc822; anna@acme.example
                Action: failed
                Status: 5.1.1
                """;

        assertThat(DeliveryReport.ofStatus(report.getBytes(US_ASCII)))
                .isEqualTo(new DeliveryReport(List.of("anna@acme.example"), "5.1.1", true, null));
    }
}
