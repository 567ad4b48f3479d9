package dev.millrace.intake.email.sender;

import static dev.millrace.intake.email.Mails.read;
import static dev.millrace.intake.email.Mails.withHeader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.MailReading;
import dev.millrace.intake.email.MailVerdict;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.InboundMessage;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Mails that a form on a web site sends for whoever filled it in.
class ThroughFormTest {
    private static MailReading from(String from, String header) {
        return read(withHeader(header).replace("Anna Keller <anna@acme.example>", from));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bakery <wordpress@bakery.example>",
                "no-reply@bakery.example",
                "Formulaire du site <ne-pas-repondre@bakery.example>",
                "Kontakt <kontaktformular@bakery.example>",
                "form-submission@sites.example",
                "Formularz <formularz@bakery.example>",
                "web.form+71@bakery.example",
                "kontakt.formular2@bakery.example",
                "formresponses@sites.example",
                "Typo3 <www-data@web03.bakery.example>",
                "Sites <notifications@sites.example>",
            })
    void shouldTakeWhoIsToBeAnsweredForTheWriterWhomNothingVouchesFor(String from) {
        MailReading reading = from(from, """
                Authentication-Results: mx.acme.example; dmarc=pass header.from=bakery.example
                Reply-To: Ben Ode <ben@b.example>""");
        InboundMessage message = reading.inbound(Instant.EPOCH, null);

        assertThat(reading.verdict()).isEqualTo(new MailVerdict.Accept());
        assertThat(message.automatic()).isEqualTo(Automatic.NONE);
        assertThat(message.from().address()).isEqualTo("ben@b.example");
        assertThat(message.from().name()).isEqualTo("Ben Ode");
        assertThat(message.assurance()).isEqualTo(Assurance.CLAIMED);
        assertThat(message.flags())
                .anyMatch(flag -> flag.startsWith("sent-by:"))
                .contains(InboundMessage.NAMED_BY_FORM);
        assertThat(message.namedByHeaders()).isTrue();
        assertThat(message.replyTo()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Anna Keller <anna@b.example>         | Reply-To: ben@c.example
            Webmaster <webmaster@b.example>      | Reply-To: ben@c.example
            Office <office@b.example>            | Reply-To: ben@c.example
            Performance <perform@b.example>      | Reply-To: ben@c.example
            Petra Robot <petra.robot@b.example>  | Reply-To: petra@home.example
            Ben <ben+website@b.example>          | Reply-To: ben@b.example
            Ben <ben+form@b.example>             | Reply-To: ben@b.example
            wordpress@bakery.example             | Reply-To: wordpress@bakery.example
            wordpress@bakery.example             | Reply-To: no-reply@c.example
            wordpress@bakery.example             | Reply-To: mailer-daemon@c.example
            wordpress@bakery.example             | Reply-To: support@acme.example
            wordpress@bakery.example             | Reply-To: nobody
            wordpress@bakery.example             | X-Nothing: special
            """)
    void shouldLeaveTheSenderAsItIsWhereAPersonMayWriteOrNobodyElseIsNamed(String from, String header) {
        assertIsSender(from, header);
    }

    /// They want to be answered at another address of theirs, by customers; it would be one desk that answers another.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Parcels <noreply@parcels.example>               | Reply-To: service@parcels.example
            Cloud Support <no-reply@cloud.example>          | Reply-To: support@cloud.example
            Anna (Boards) <notifications@boards.example>    | Reply-To: card+8f3e9a@reply.boards.example
            Deals <newsletter@shop.example>                 | Reply-To: service@mailings.example
            Watch <alerts@watch.example>                    | Reply-To: ops@b.example
            """)
    void shouldNotTakeAServiceForAForm(String from, String header) {
        assertIsSender(from, header);
    }

    /// DMARC keeps a stranger from writing in a colleague's name; a form of his must not let him.
    @Test
    void shouldBelieveAStrangersFormNothingOfAColleague() {
        String passed = "Authentication-Results: mx.acme.example; dmarc=pass\n";

        assertIsSender("Forms <form@evil.example>", passed + "Reply-To: Lena Ode <lena@acme.example>");
        assertIsSender("Forms <form@evil.example>", passed + "Reply-To: Lena Ode <lena@it.acme.example>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Intranet <wordpress@acme.example>", "Intranet <no-reply@web.acme.example>"})
    void shouldBelieveOurOwnHouseWhichColleagueFilledItIn(String from) {
        InboundMessage message =
                from(from, "Reply-To: Lena Ode <lena@acme.example>").inbound(Instant.EPOCH, null);

        assertThat(message.from().address()).isEqualTo("lena@acme.example");
        assertThat(message.assurance()).isEqualTo(Assurance.CLAIMED);
    }

    @Test
    void shouldPreferWhoIsNotOfTheFormsOwnHouse() {
        InboundMessage message = from(
                        "wordpress@bakery.example", "Reply-To: owner@bakery.example, Ben Ode <ben@b.example>")
                .inbound(Instant.EPOCH, null);

        assertThat(message.from().address()).isEqualTo("ben@b.example");
    }

    @Test
    void shouldSayWhatIsSuspiciousAboutWhomItNames() {
        InboundMessage message = from(
                        "wordpress@evil.example", "Reply-To: \"ceo@acme.example\" <ceo@acme.example.evil.example>")
                .inbound(Instant.EPOCH, null);

        assertThat(message.flags())
                .contains("display-name-address", "look-alike-domain")
                .doesNotHaveDuplicates();
    }

    private static void assertIsSender(String from, String header) {
        InboundMessage message = from(from, header).inbound(Instant.EPOCH, null);

        assertThat(from).contains(message.from().address());
        assertThat(message.namedByHeaders()).isFalse();
    }

    @Test
    void shouldAnswerNobodyWhomAProgramNames() {
        InboundMessage message = from(
                        "no-reply@bakery.example", "Auto-Submitted: auto-generated\nReply-To: Ben <ben@b.example>")
                .inbound(Instant.EPOCH, null);

        assertThat(message.automatic()).isEqualTo(Automatic.AUTO_GENERATED);
        assertThat(message.from().address()).isEqualTo("no-reply@bakery.example");
    }
}
