package dev.millrace.intake.email.automatic;

import static dev.millrace.intake.email.Mails.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.MailReading;
import dev.millrace.intake.email.MailVerdict;
import dev.millrace.intake.email.Mails;
import dev.millrace.intake.email.bounce.DeliveryReport;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.Threading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What reports of delivery and of reading (RFC 3464, RFC 8098) say of a mail, and whose ticket it was.
class BounceReportsTest {
    private static final TicketId TICKET = TicketId.parse("7ZK3Q-4M2P-9XYD");

    /// As Dovecot reports what a mailbox has no room for, or a rule of its owner rejects.
    @Test
    void shouldTakeARejectionInTheFormOfAReportOfReadingForABounce() {
        MailReading reading = read("""
                From: Mail Delivery Subsystem <admin@desk.example>
                To: support@acme.example
                Subject: Automatically rejected mail
                Message-ID: <dovecot-1@desk.example>
                Return-Path: <>
                Auto-Submitted: auto-replied (rejected)
                Content-Type: multipart/report; report-type=disposition-notification; boundary=b

                --b
                Content-Type: text/plain

                Your message to <eva@desk.example> was automatically rejected:
                Quota exceeded
                --b
                Content-Type: message/disposition-notification

                Reporting-UA: desk.example; Dovecot Mail Delivery Agent
                Final-Recipient: rfc822; eva@desk.example
                Disposition: automatic-action/MDN-sent-automatically; deleted
                --b
                Content-Type: message/rfc822

                Message-ID: <s1@acme.example>

                --b--
                """);

        assertThat(reading.mail().automatic()).isEqualTo(Automatic.BOUNCE);
        assertThat(reading.mail().bounce())
                .isEqualTo(new DeliveryReport(List.of("eva@desk.example"), "4.0.0", false, "<s1@acme.example>"));
    }

    /// The subject that it names is of the mail that was read.
    @Test
    void shouldTakeAReportOfReadingForThatWhateverTheSubjectItNames() {
        MailReading reading = read("""
                From: Eva <eva@desk.example>
                To: support@acme.example
                Subject: Read: My order was rejected
                Message-ID: <read-1@desk.example>
                Content-Type: multipart/report; report-type=disposition-notification; boundary=b

                --b
                Content-Type: text/plain

                Your message to <eva@desk.example> about "My order was rejected" was displayed.
                --b
                Content-Type: message/disposition-notification

                Final-Recipient: rfc822; eva@desk.example
                Disposition: manual-action/MDN-sent-manually; displayed
                --b--
                """);

        assertThat(reading.mail().automatic()).isEqualTo(Automatic.AUTO_REPLY);
    }

    @Test
    void shouldTakeAReportThatAPersonPassesOn() {
        MailReading reading = read("""
                From: Anna Keller <anna@acme.example>
                To: support@acme.example
                Subject: My mails come back, please help
                Message-ID: <passed-on@acme.example>
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                This is what I get all day.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.acme.example

                Final-Recipient: rfc822; partner@elsewhere.example
                Action: failed
                Status: 5.1.1
                --b--
                """);

        assertThat(reading.verdict()).isEqualTo(new MailVerdict.Accept());
    }

    /// As qmail writes it: with the mail that came back below its words, in one text.
    @Test
    void shouldFindTheTicketOfABounceThatIsATextOnly() {
        String ours = Mails.THREADS.messageId(TICKET, "1", "acme.example");
        String bounce = """
                Return-Path: <>
                From: MAILER-DAEMON@mx.b.example
                To: support@acme.example
                Subject: failure notice
                Message-ID: <qmail-1@mx.b.example>

                Hi. This is the qmail-send program at mx.b.example.
                I'm afraid I wasn't able to deliver your message to the following addresses.

                <eva@b.example>:
                Sorry, no mailbox here by that name. (#5.1.1)

                --- Below this line is a copy of the message.

                Return-Path: <support@acme.example>
                Received: (qmail 1 invoked by uid 1); 5 Jan 2026 10:00:00 -0000
                Message-ID: %s
                Subject: Your account

                It is open.
                """.formatted(ours);

        MailReading reading = read(bounce);

        assertThat(reading.verdict()).isEqualTo(new MailVerdict.Join());
        assertThat(reading.reference().ticket()).isEqualTo(TICKET);
        assertThat(reading.reference().threading()).isEqualTo(Threading.SIGNED);
        assertThat(reading.mail().bounce())
                .isEqualTo(new DeliveryReport(List.of("eva@b.example"), "5.1.1", true, ours));
        assertThat(read(bounce.replace(ours, "<1@acme.example>")).verdict())
                .isEqualTo(new MailVerdict.Ignore("bounce-of-no-ticket"));
    }

    /// A person's words may quote whatever he knows.
    @Test
    void shouldBelieveNoSignedIdInAPersonsText() {
        String ours = Mails.THREADS.messageId(TICKET, "1", "acme.example");
        MailReading reading = read(Mails.withHeader("X-Nothing: special")
                .replace("My account is locked.", "Where is this?\n\nMessage-ID: " + ours));

        assertThat(reading.reference().threading()).isEqualTo(Threading.NONE);
    }

    @Test
    void shouldReadABounceAndFindTheTicketWhoseMailCameBack() {
        MailReading reading = read("""
                From: MAILER-DAEMON@mx.acme.example
                To: support@acme.example
                Subject: Undelivered Mail Returned to Sender
                Message-ID: <b1@mx.acme.example>
                Return-Path: <>
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: text/plain

                I could not deliver your mail.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.acme.example

                Final-Recipient: rfc822; anna@acme.example
                Action: failed
                Status: 5.1.1

                --b
                Content-Type: text/rfc822-headers

                From: support@acme.example
                Message-ID: %s

                --b--
                """.formatted(Mails.THREADS.messageId(TICKET, "1", "acme.example")));

        assertThat(reading.mail().automatic()).isEqualTo(Automatic.BOUNCE);
        assertThat(reading.mail().bounce().recipients()).containsExactly("anna@acme.example");
        assertThat(reading.mail().bounce().status()).isEqualTo("5.1.1");
        assertThat(reading.mail().bounce().hard()).isTrue();
        assertThat(reading.reference().ticket()).isEqualTo(TICKET);
        assertThat(reading.verdict()).isEqualTo(new MailVerdict.Join());
    }

    /// What reached everybody is no failure; nobody is to be told that it came back.
    @Test
    void shouldTakeAReportOfSuccessForNoBounce() {
        MailReading reading = read("""
                From: MAILER-DAEMON@mx.acme.example
                To: support@acme.example
                Subject: Successful Mail Delivery Report
                Message-ID: <b1@mx.acme.example>
                Return-Path: <>
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b

                Your mail was delivered.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.acme.example

                Final-Recipient: rfc822; anna@acme.example
                Action: delivered
                Status: 2.0.0

                --b--
                """);

        assertThat(reading.mail().automatic()).isEqualTo(Automatic.AUTO_REPLY);
        assertThat(reading.mail().bounce()).isNull();
        assertThat(reading.verdict()).isEqualTo(new MailVerdict.Ignore("auto-reply-to-no-ticket"));
    }

    @Test
    void shouldFindTheMailThatCameBackWithoutAReport() {
        MailReading returned = read(Mails.ofParts(
                        "multipart/mixed",
                        "Content-Type: text/plain\n\nUnknown user: eva@desk.example",
                        "Content-Type: message/rfc822\n\nMessage-ID: <s9@acme.example>\nSubject: Locked\n\nHello")
                .replace("anna@acme.example", "mailer-daemon@acme.example"));

        assertThat(returned.mail().bounce())
                .isEqualTo(new DeliveryReport(List.of("eva@desk.example"), "5.0.0", true, "<s9@acme.example>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "report-type=delivery-status; "})
    void shouldReadAReportThatAGatewayHasWrapped(String stillTold) {
        MailReading reading = read("""
                From: postmaster@b.example
                To: support@acme.example
                Subject: Delivery Status Notification (Failure)
                Message-ID: <wrapped@b.example>
                Content-Type: multipart/mixed; %sboundary=outer

                --outer
                Content-Type: text/plain

                Acme Ltd., 1 High Street, Norwich
                --outer
                Content-Type: message/rfc822

                From: postmaster@b.example
                Message-ID: <wrapped@b.example>
                Content-Type: multipart/report; report-type=delivery-status; boundary=inner

                --inner
                Content-Type: text/plain

                Eva was not reached.
                --inner
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.b.example

                Final-Recipient: rfc822; eva@b.example
                Action: failed
                Status: 5.1.1

                --inner
                Content-Type: message/rfc822

                From: support@acme.example
                Message-ID: <ours@acme.example>

                Hello Eva
                --inner--
                --outer--
                """.formatted(stillTold));

        assertThat(reading.mail().automatic()).isEqualTo(Automatic.BOUNCE);
        assertThat(reading.mail().bounce())
                .isEqualTo(new DeliveryReport(List.of("eva@b.example"), "5.1.1", true, "<ours@acme.example>"));
    }
}
