package dev.millrace.intake.email;

import static dev.millrace.intake.email.Mails.read;
import static dev.millrace.intake.email.Mails.withHeader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.header.MailAddress;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whom a mail names as its writer, also where that is broken or missing, and whom it wants answered.
class MailWriterTest {
    @Test
    void shouldTakeAMailWithoutSender() {
        MailReading reading = read("Subject: x\nMessage-ID: <m@acme.example>\n\nText\n");

        assertThat(reading.mail().from()).isNull();
        assertThat(reading.mail().flags()).contains("no-from");
        assertThat(reading.inbound(Instant.EPOCH, null).from().address()).endsWith(".invalid");
    }

    @Test
    void shouldTakeWhoWantsTheAnswerForTheWriterWhereNobodyElseIsNamed() {
        String id = "Message-ID: <m@acme.example>\n\nText\n";
        ParsedMail mail =
                read("Reply-To: Anna Keller <anna@acme.example>\n" + id).mail();
        ParsedMail sent = read("Reply-To: anna@acme.example\nSender: ben@acme.example\n" + id)
                .mail();

        assertThat(mail.from()).isEqualTo(new MailAddress("anna@acme.example", "Anna Keller"));
        assertThat(mail.assurance()).isEqualTo(Assurance.CLAIMED);
        assertThat(sent.from()).isEqualTo(new MailAddress("ben@acme.example", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Anna Keller anna@acme.example",
                "<anna@acme.example>",
                "\"Keller, Anna\" <anna@acme.example>",
                "=?utf-8?Q?Anna_=3Canna=40acme.example=3E?=",
                "Anna (at work) <anna@acme.example>",
                "desk: anna@acme.example;",
                "Anna <anna@acme.example",
            })
    void shouldFindTheAddressInABrokenFrom(String from) {
        assertThat(read("From: " + from + "\nMessage-ID: <m@acme.example>\n\nText\n")
                        .mail()
                        .from()
                        .address())
                .isEqualTo("anna@acme.example");
    }

    @Test
    void shouldUseReplyToOnlyWhereItIsAnother() {
        InboundMessage same = read(withHeader("Reply-To: ANNA@acme.example")).inbound(Instant.EPOCH, null);
        InboundMessage other =
                read(withHeader("Reply-To: anna@private.example")).inbound(Instant.EPOCH, null);
        InboundMessage ours = read(withHeader("Reply-To: support@acme.example")).inbound(Instant.EPOCH, null);

        assertThat(same.replyTo()).isNull();
        assertThat(other.replyTo().address()).isEqualTo("anna@private.example");
        assertThat(ours.replyTo()).isNull();
    }

    /// As daemons and devices write. Nobody can be written to there, so it is nobody's ticket.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "Mail Delivery System" <MAILER-DAEMON> | MAILER-DAEMON | Mail Delivery System
            "Delivery @ Acme" <MAILER-DAEMON>      | MAILER-DAEMON | Delivery @ Acme
            <root>                                 | root          |
            MAILER-DAEMON (Mail Delivery System)   | MAILER-DAEMON | Mail Delivery System
            """)
    void shouldShowWhoStandsInFromWithoutADomainAndWriteToNobodyThere(String from, String address, String name) {
        String mail = Mails.withHeader("").replace("Anna Keller <anna@acme.example>", from);

        assertThat(read(mail).mail().from()).isEqualTo(new MailAddress(address, name));
        assertThat(read(mail).inbound(Instant.EPOCH, null).from().address()).isEqualTo("unknown@sender.invalid");
        assertThat(read("Sender: anna@acme.example\n" + mail).mail().from())
                .isEqualTo(new MailAddress("anna@acme.example", null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Anna Keller                 | Anna Keller
            "Keller, Anna"              | Keller, Anna
            =?utf-8?Q?Ren=C3=A9_Blanc?= | René Blanc
            Anna (Sales)                | Anna (Sales)
            root                        | root
            Anna Keller <>              | Anna Keller
            "Keller, Anna" < >          | Keller, Anna
            <Kept by Acme Browser 7>    | Kept by Acme Browser 7
            Anna "Keller"               | Anna Keller
            "Anna" "Keller"             | Anna Keller
            """)
    void shouldShowANameThatStandsAloneInFromAndWriteToNobodyThere(String from, String name) {
        String mail = Mails.withHeader("").replace("Anna Keller <anna@acme.example>", from);

        assertThat(read(mail).mail().from()).isEqualTo(new MailAddress("", name));
        assertThat(read(mail).inbound(Instant.EPOCH, null).from())
                .isEqualTo(new Person("unknown@sender.invalid", name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tel <+49171555>", "+49 171 555", "undisclosed-recipients:;", "<>", "Tel <> <>"})
    void shouldTakeNoNumberForWhoStandsInFromWithoutADomain(String from) {
        assertThat(read(Mails.withHeader("").replace("Anna Keller <anna@acme.example>", from))
                        .mail()
                        .from())
                .isNull();
    }
}
