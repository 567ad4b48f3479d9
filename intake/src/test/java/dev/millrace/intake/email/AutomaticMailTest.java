package dev.millrace.intake.email;

import static dev.millrace.intake.email.Mails.read;
import static dev.millrace.intake.email.Mails.withHeader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.Threading;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AutomaticMailTest {
    private static final TicketId TICKET = TicketId.parse("7ZK3Q-4M2P-9XYD");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            X-Nothing: special                                   | NONE
            Auto-Submitted: no                                   | NONE
            Auto-Submitted: auto-replied                         | AUTO_REPLY
            Auto-Submitted: auto-replied (vacation)              | AUTO_REPLY
            X-Autoreply: yes                                     | AUTO_REPLY
            Precedence: auto_reply                               | AUTO_REPLY
            Auto-Submitted: auto-generated                       | AUTO_GENERATED
            Auto-Submitted: auto-notified; owner-email=x@y.test  | AUTO_GENERATED
            Precedence: bulk                                     | AUTO_GENERATED
            Precedence: junk                                     | AUTO_GENERATED
            X-Auto-Response-Suppress: All                        | AUTO_GENERATED
            Return-Path: <>                                      | AUTO_GENERATED
            Precedence: list                                     | LIST
            List-Id: <all.acme.example>                          | LIST
            List-Unsubscribe: <mailto:x@y.test>                  | LIST
            X-Failed-Recipients: anna@acme.example               | BOUNCE
            Auto-Submitted: auto-generated (failure)             | AUTO_GENERATED
            Precedence: auto-reply                               | AUTO_REPLY
            X-AutoReply: NO                                      | NONE
            X-Auto-Reply-From: anna@acme.example                 | AUTO_REPLY
            X-POST-MessageClass: 9; Autoresponder                | AUTO_REPLY
            X-Vacation: yes                                      | AUTO_REPLY
            X-Autoresponse: 1                                    | AUTO_REPLY
            X-Auto-Respond: yes                                  | AUTO_REPLY
            X-Auto-Response-Suppress: DR, OOF, AutoReply         | AUTO_GENERATED
            X-Auto-Response-Suppress: DR                         | NONE
            Return-Path: <MAILER-DAEMON>                         | AUTO_GENERATED
            Return-Path: <mailer-daemon@mx.acme.example>         | AUTO_GENERATED
            X-MS-Exchange-Inbox-Rules-Loop: anna@acme.example    | NONE
            Mailing-List: contact all@acme.example               | LIST
            """)
    void shouldTellProgramsFromPeople(String header, Automatic expected) {
        assertThat(read(withHeader(header)).mail().automatic()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mail Delivery Subsystem <mailer-daemon@mx.acme.example>                          | BOUNCE
            Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@acme.example>         | BOUNCE
            Postmaster <postmaster@acme.example>                                             | NONE
            """)
    void shouldKnowDaemonsByTheirAddresses(String from, Automatic expected) {
        assertThat(read(withHeader("").replace("Anna Keller <anna@acme.example>", from))
                        .mail()
                        .automatic())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "disposition-notification, AUTO_REPLY",
        "delivery-status, BOUNCE",
        "feedback-report, AUTO_GENERATED",
    })
    void shouldKnowReportsByTheirType(String type, Automatic expected) {
        assertThat(read("From: a@b.example\nContent-Type: multipart/report; report-type=" + type
                                + "; boundary=b\n\n--b\n\nx")
                        .mail()
                        .automatic())
                .isEqualTo(expected);
    }

    @Test
    void shouldKnowAnOutOfOfficeNoteByItsSubject() {
        MailReading reading = read(withHeader("").replace("Subject: Locked", "Subject: Abwesenheitsnotiz: Urlaub"));

        assertThat(reading.mail().automatic()).isEqualTo(Automatic.AUTO_REPLY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Abwesenheit: Vertretung im Mailprogramm", "Undeliverable: why do my mails come back?"})
    void shouldIgnoreNobodyForHisSubjectAlone(String subject) {
        assertThat(read(withHeader("").replace("Subject: Locked", "Subject: " + subject))
                        .verdict())
                .isEqualTo(new MailVerdict.Accept());
    }

    @ParameterizedTest
    @CsvSource({
        "X-Autoreply: yes, Abwesenheit",
        "X-Nothing: special, Abwesenheitsnotiz: Urlaub",
        "X-Nothing: special, Réponse automatique : Bloqué",
        "X-Nothing: special, Автоматический ответ: Заблокировано",
        "X-Nothing: special, 自動応答: ロック",
    })
    void shouldIgnoreAnOutOfOfficeNoteThatNoPersonWouldWrite(String header, String subject) {
        assertThat(read(withHeader(header).replace("Subject: Locked", "Subject: " + subject))
                        .verdict())
                .isEqualTo(new MailVerdict.Ignore("auto-reply-to-no-ticket"));
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

    @Test
    void shouldTakeAnAutoReplyThatBelongsToATicket() {
        MailReading reading = read(withHeader(
                "Auto-Submitted: auto-replied\nIn-Reply-To: " + Mails.THREADS.messageId(TICKET, "1", "acme.example")));

        assertThat(reading.verdict()).isEqualTo(new MailVerdict.Join());
        assertThat(reading.reference()).isEqualTo(new TicketReference(TICKET, Threading.SIGNED));
    }

    /// Only the stream knows whether its sender takes part in the ticket whose tag it carries.
    @Test
    void shouldLetAnAutomaticReplyOpenNoTicketUnlessSomebodyWantsSo() {
        MailReading reading = read(withHeader("Auto-Submitted: auto-replied")
                .replace("Subject: Locked", "Subject: Automatic reply: [#" + TICKET + "] Locked"));

        assertThat(reading.verdict()).isEqualTo(new MailVerdict.Join());
        assertThat(reading.reference()).isEqualTo(new TicketReference(TICKET, Threading.SUBJECT_TAG));
        assertThat(reading.inbound(Instant.EPOCH, null).opensNoTicket()).isTrue();
        assertThat(reading.accepted().inbound(Instant.EPOCH, null).opensNoTicket())
                .isFalse();
        assertThat(read(withHeader("")).inbound(Instant.EPOCH, null).opensNoTicket())
                .isFalse();
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
    void shouldIgnoreABounceOfNoTicket() {
        MailReading reading = read("""
                From: MAILER-DAEMON@mx.acme.example
                Subject: Undelivered Mail Returned to Sender
                Message-ID: <b1@mx.acme.example>
                Return-Path: <>

                I could not deliver your mail.
                """);

        assertThat(reading.verdict()).isEqualTo(new MailVerdict.Ignore("bounce-of-no-ticket"));
    }

    @Test
    void shouldIgnoreOurOwnMail() {
        assertThat(read(withHeader("").replace("anna@acme.example", "Support@acme.example"))
                        .verdict())
                .isEqualTo(new MailVerdict.Ignore("own-mail"));
        assertThat(read(withHeader("")
                                .replace("<a1@acme.example>", Mails.THREADS.messageId(TICKET, "1", "acme.example")))
                        .verdict())
                .isEqualTo(new MailVerdict.Ignore("own-mail"));
    }

    @Test
    void shouldTakeAutoSubmittedNoForAPerson() {
        assertThat(read(withHeader("Auto-Submitted: no")).mail().automatic()).isEqualTo(Automatic.NONE);
    }
}
