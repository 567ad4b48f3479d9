package dev.millrace.intake.email.automatic;

import static dev.millrace.intake.email.Mails.read;
import static dev.millrace.intake.email.Mails.withHeader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.MailReading;
import dev.millrace.intake.email.MailVerdict;
import dev.millrace.intake.email.bounce.DeliveryReport;
import dev.millrace.tickets.message.Automatic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which mails without a report say that one of ours came back, and what becomes of them.
class BouncesTest {
    @Test
    void shouldIgnoreABounceThatOnlySubjectAndReturnPathTell() {
        String bounce = withHeader("Return-Path: <>").replace("Subject: Locked", "Subject: Undeliverable: Locked");

        assertThat(read(bounce).verdict()).isEqualTo(new MailVerdict.Ignore("bounce-of-no-ticket"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail-system@mx.acme.example", "maildelivery@mx.acme.example", "mta@mx.acme.example"})
    void shouldKnowAReportOfASystemByItsSubject(String sender) {
        MailReading reading = read(
                "From: " + sender
                        + "\nTo: support@acme.example\nSubject: Delivery failure notification\nMessage-ID: <s1@mx.acme.example>\n\n\n");

        assertThat(reading.mail().automatic()).isEqualTo(Automatic.BOUNCE);
        assertThat(reading.verdict()).isEqualTo(new MailVerdict.Accept());
    }

    @Test
    void shouldTakeANoteOfAbsenceInNobodysNameForOne() {
        MailReading reading = read("""
                Return-Path: <>
                From:
                To: support@acme.example
                Subject: Out of office
                Message-ID: <away-1@desk.example>

                I am away, your mail was not delivered to anybody else. Ask ben@desk.example.
                """);

        assertThat(reading.mail().automatic()).isEqualTo(Automatic.AUTO_REPLY);
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

    @ParameterizedTest
    @CsvSource({"Undelivered Mail Returned to Sender", "Returned mail: see transcript for details"})
    void shouldTakeWhoSendsInHisOwnNameForAPersonWhateverTheSubject(String subject) {
        String mail = withHeader("Return-Path: <anna@acme.example>")
                .replace("Subject: Locked", "Subject: " + subject)
                .replace("is locked.", "says 550 5.1.1 for\nbob@b.example\nCan you help?");

        assertThat(read(mail).mail().automatic()).isEqualTo(Automatic.NONE);
        assertThat(read(mail.replace("Return-Path: <anna@acme.example>", "Return-Path: <>"))
                        .mail()
                        .automatic())
                .isEqualTo(Automatic.BOUNCE);
    }

    @Test
    void shouldKnowABounceByItsReturnPathAndWordsButIgnoreNothingForThem() {
        String mail = withHeader("Return-Path: <>")
                .replace("Subject: Locked", "Subject: NOTICE: mail delivery status.")
                .replace("is locked.", "cannot be delivered.");

        assertThat(read(mail).mail().automatic()).isEqualTo(Automatic.BOUNCE);
        assertThat(read(mail).verdict()).isEqualTo(new MailVerdict.Accept());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Subject: Non-Delivery: Locked⏎Precedence: bulk⏎List-Id: <users.acme.example> | admin@b.example
            Subject: Undeliverable: Locked⏎List-Id: <users.acme.example>                 | admin@b.example
            Subject: Permanent Delivery Failure⏎List-Id: <users.acme.example>            | MDaemon@b.example
            Subject: Warning: eva@b.example - User unknown!⏎Precedence: bulk             | MDaemon@b.example
            """)
    void shouldKnowABounceThatCameThroughAList(String header, String from) {
        String bounce = withHeader("Return-Path: <" + from + ">")
                .replace("Subject: Locked", header.replace("⏎", "\n"))
                .replace("Anna Keller <anna@acme.example>", from)
                .replace("Return-Path: <admin@b.example>", "Return-Path: <list-bounces@b.example>");

        assertThat(read(bounce).mail().automatic()).isEqualTo(Automatic.BOUNCE);
    }

    /// A gateway that reports in its own name, with nothing that another program would know it by.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Delivery failure notification | Your message with subject: Locked⏎could not be delivered to the following recipients:⏎⏎eva@b.example
            RE: Locked : non remis (delivery failed) | *****⏎Votre message n'a pas pu etre remis a⏎eva@b.example⏎⏎*****⏎Your message could not be delivered to⏎eva@b.example
            """)
    void shouldKnowABounceThatSpeaksToWhomeverItReturnsTo(String subject, String text) {
        String bounce = withHeader("Return-Path: <gateway@b.example>")
                .replace("Anna Keller <anna@acme.example>", "gateway@b.example")
                .replace("Subject: Locked", "Subject: " + subject)
                .replace("My account is locked.", text.replace("⏎", "\n"));

        assertThat(read(bounce).mail().automatic()).isEqualTo(Automatic.BOUNCE);
        assertThat(read(bounce).mail().bounce().recipients()).containsExactly("eva@b.example");
        assertThat(read(bounce).verdict()).isEqualTo(new MailVerdict.Accept());
        String passedOn =
                bounce.replace(text.replace("⏎", "\n"), "Hello,\n\nwhat is that?\n\n" + text.replace("⏎", "\n"));
        assertThat(read(passedOn).mail().automatic()).isEqualTo(Automatic.NONE);
    }

    @Test
    void shouldTakeASubjectOfAFailureForAPersonsInAMailThroughOurOwnList() {
        String mail = withHeader("List-Id: <support.acme.example>\nList-Post: <mailto:support@acme.example>")
                .replace("Subject: Locked", "Subject: Undeliverable mails since Monday");

        assertThat(read(mail).mail().automatic()).isNotEqualTo(Automatic.BOUNCE);
    }

    @Test
    void shouldReadABounceOfWhatAServerAnsweredInASession() {
        String bounce = withHeader("")
                .replace("Anna Keller <anna@acme.example>", "post_master@b.example")
                .replace(
                        "My account is locked.",
                        "Not delivered:\n550 - there is no such user\n\n  MAIL FROM: support@acme.example\n  RCPT TO: eva@b.example\n");

        assertThat(read(bounce).mail().automatic()).isEqualTo(Automatic.BOUNCE);
        assertThat(read(bounce).mail().bounce())
                .isEqualTo(new DeliveryReport(List.of("eva@b.example"), "5.0.0", true, null));
        assertThat(read(bounce.replace("post_master@", "eva@")).mail().automatic())
                .isEqualTo(Automatic.NONE);
    }

    /// Whoever looks after a mail server shows what another one says to him.
    @Test
    void shouldTakeAPersonForOneWhoPastesASession() {
        String mail = withHeader("Return-Path: <postmaster@partner.example>")
                .replace("Anna Keller <anna@acme.example>", "postmaster@partner.example")
                .replace(
                        "My account is locked.",
                        "Dear desk,\nyour server refuses our mails since noon:\nRCPT TO:<anna@acme.example>\n"
                                + "550 5.7.1 rejected\nPlease unblock us.");

        assertThat(read(mail).mail().automatic()).isEqualTo(Automatic.NONE);
    }

    /// Nobody stands in From, nothing shall come back, and it says why a mail was not delivered: no note of absence.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "eva@b.example is not a valid user here.",
                "eva@b.example:⏎all relevant MX records point to non-existent hosts",
                "Your message to eva@b.example: 550 no mailbox by that name",
            })
    void shouldTakeForABounceWhatAServerAnswersInNobodysName(String text) {
        String bounce = withHeader("Return-Path: <>\nAuto-Submitted: auto-replied")
                .replace("Anna Keller <anna@acme.example>", "<>")
                .replace("My account is locked.", text.replace("⏎", "\n"));

        assertThat(read(bounce).mail().automatic()).isEqualTo(Automatic.BOUNCE);
        assertThat(read(bounce).mail().bounce())
                .isEqualTo(new DeliveryReport(List.of("eva@b.example"), "5.0.0", true, null));
        assertThat(read(bounce.replace("<>\nTo", "<eva@b.example>\nTo")).mail().automatic())
                .isEqualTo(Automatic.AUTO_REPLY);
    }

    /// A form's mail comes from no address, and nothing shall come back to it. Neither makes it a bounce.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <>           | Reply-To: anna@acme.example | My mailbox is full, and mails to ben@b.example come back. | AUTO_GENERATED
            "Anna Ek"    | Reply-To: anna@acme.example | My account is disabled since Monday.                     | AUTO_GENERATED
            "Anna Ek"    | Sender: form@acme.example   | Error 550 at ben@b.example: unknown user                 | AUTO_GENERATED
            <>           | X-Mailer: form              | My account is disabled since Monday.                     | AUTO_GENERATED
            <scanner>    | X-Mailer: scan              | ben@b.example: host not found                            | AUTO_GENERATED
            <root>       | Auto-Submitted: auto-replied | I am on holiday until Monday. My mailbox is full.       | AUTO_REPLY
            <>           | Auto-Submitted: auto-replied | I am on holiday until Monday. My mailbox is full.       | AUTO_REPLY
            <>           | X-Mailer: mx                | Your mail could not be delivered: mailbox full           | BOUNCE
            """)
    void shouldTakeForABounceOnlyWhatSaysWhomItDidNotReach(
            String from, String header, String text, Automatic expected) {
        String mail = withHeader("Return-Path: <>\n" + header)
                .replace("Anna Keller <anna@acme.example>", from)
                .replace("My account is locked.", text);

        assertThat(read(mail).mail().automatic()).isEqualTo(expected);
    }
}
