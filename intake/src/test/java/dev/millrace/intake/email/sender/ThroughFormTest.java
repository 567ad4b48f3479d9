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
            Anna Keller <anna@acme.example>     | Reply-To: ben@b.example
            Webmaster <webmaster@acme.example>  | Reply-To: ben@b.example
            Office <office@acme.example>        | Reply-To: ben@b.example
            Performance <perform@acme.example>  | Reply-To: ben@b.example
            wordpress@bakery.example            | Reply-To: wordpress@bakery.example
            wordpress@bakery.example            | Reply-To: no-reply@bakery.example
            wordpress@bakery.example            | Reply-To: support@acme.example
            wordpress@bakery.example            | Reply-To: nobody
            wordpress@bakery.example            | X-Nothing: special
            """)
    void shouldLeaveTheSenderAsItIsWhereAPersonMayWriteOrNobodyElseIsNamed(String from, String header) {
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
