package dev.millrace.intake.email.sender;

import static dev.millrace.intake.email.Mails.read;
import static dev.millrace.intake.email.Mails.withHeader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.Mails;
import dev.millrace.intake.email.receiving.MailRules;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.InboundMessage;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever passes DMARC as himself, and has the desk read another sender than our mail server did.
class ForgedSenderTest {
    private static final String OF_EVE = "dmarc=pass header.from=evil.example";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            dmarc=pass header.from=evil.example      | From: anna@acme.example
            dmarc=none header.from=evil.example      | From: anna@acme.example
            dmarc=temperror header.from=evil.example | From: anna@acme.example
            dmarc=pass header.from=evil              | From: anna@acme.example
            dmarc=pass header.from=evil.example      | From: anna@acme.example\\nFrom: eve@evil.example
            dmarc=pass header.from=evil.example      | From: anna@acme.example, eve@evil.example
            dmarc=pass header.from=evil.example      | From: Anna\\nSender: anna@acme.example
            dmarc=pass header.from=acme.example.evil | From: anna@acme.example
            dmarc=pass header.from=example           | From: anna@acme.example
            dmarc=pass header.from=acme.example      | From: anna@acme.example@evil.example
            """)
    void shouldHoldWhatOurMailServerCheckedAsSomebodyElses(String dmarc, String from) {
        InboundMessage message = inbound(dmarc, from);

        assertThat(message.review()).startsWith("our mail server checked ");
        assertThat(message.flags()).contains("dmarc-of-another");
        assertThat(message.assurance()).isEqualTo(Assurance.CLAIMED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            dmarc=pass header.from=acme.example           | From: anna@acme.example
            dmarc=pass header.from=ACME.example.          | From: anna@acme.example
            dmarc=none header.from=<anna@acme.example>    | From: anna@acme.example
            dmarc=pass header.from=acme.example           | From: anna@it.acme.example
            dmarc=pass header.from=it.acme.example        | From: anna@acme.example
            dmarc=pass header.from=xn--bcher-kva.example  | From: anna@bücher.example
            dmarc=none                                    | From: anna@acme.example
            dmarc=none header.from=                       | From: anna@acme.example
            dmarc=pass header.from=acme.example; dmarc=pass header.from=b.example | From: anna@acme.example, ben@b.example
            dmarc=pass header.from=b.example              | From: Anna via Support <support@acme.example>\\nReply-To: Anna <anna@b.example>
            """)
    void shouldLetOnWhatWasCheckedAsItsWriters(String dmarc, String from) {
        InboundMessage message = inbound(dmarc, from);

        assertThat(message.review()).isNull();
        assertThat(message.flags()).doesNotContain("dmarc-of-another");
    }

    /// A list behind our mail server puts itself into From of what programs send, too. Whom its headers name wrote
    /// nothing that the desk takes for his, and nobody vouches for them: it joins by our signature only.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            From: Alerts via Users <users@acme.example>      | Auto-Submitted: auto-replied\\nX-Original-From: Alerts <alerts@vendor.example>\\nList-Id: <users.acme.example>
            From: Alerts via Users <users@acme.example>      | Auto-Submitted: auto-replied\\nReply-To: Alerts <alerts@vendor.example>\\nList-Post: <mailto:users@acme.example>
            From: Alerts <users@acme.example>                | Auto-Submitted: auto-generated\\nCc: alerts@vendor.example\\nMailing-List: list users@acme.example
            From: users@acme.example                         | Auto-Submitted: auto-generated\\nReply-To: users@acme.example, alerts@vendor.example\\nList-Id: <users.acme.example>
            From: Alerts <alerts=vendor.example@acme.example> | Auto-Submitted: auto-generated\\nList-Id: <users.acme.example>
            From: alerts@vendor.example via Users <users@acme.example> | Auto-Submitted: auto-replied\\nList-Id: <users.acme.example>
            From: Alerts <users@acme.example>                | Reply-To: alerts@vendor.example\\nList-Id: <users.acme.example>
            From: News via It <it@acme.example>              | X-Original-From: alerts@vendor.example\\nList-Id: <support.acme.example>\\nList-Post: <mailto:it@acme.example>\\nList-Unsubscribe-Post: List-Unsubscribe=One-Click
            """)
    void shouldLetOnWhatAProgramSentThroughAListThatNamesIt(String from, String header) {
        InboundMessage message = inbound("dmarc=pass header.from=vendor.example\n" + header.replace("\\n", "\n"), from);

        assertThat(message.review()).isNull();
        assertThat(message.flags()).doesNotContain("dmarc-of-another");
        assertThat(message.from().address()).endsWith("@acme.example");
        assertThat(message.assurance()).isEqualTo(Assurance.CLAIMED);
        assertThat(message.namedByHeaders()).isTrue();
    }

    /// No list, one that is not in From, one that names others, and what a person wrote.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Auto-Submitted: auto-generated\\nX-Original-From: alerts@vendor.example
            Auto-Submitted: auto-generated\\nReply-To: alerts@vendor.example\\nList-Id: <users.acme.example>
            Auto-Submitted: auto-generated\\nReply-To: alerts@other.example\\nList-Id: <anna.acme.example>
            X-Original-From: alerts@vendor.example\\nList-Id: <support.acme.example>\\nList-Post: <mailto:anna@acme.example>
            """)
    void shouldHoldWhatNoListNamesOrAPersonWrote(String header) {
        InboundMessage message = inbound(
                "dmarc=pass header.from=vendor.example\n" + header.replace("\\n", "\n"), "From: anna@acme.example");

        assertThat(message.review()).isNotNull();
        assertThat(message.flags()).contains("dmarc-of-another");
    }

    @Test
    void shouldOnlyFlagItWhereDmarcIsNotToBeReviewed() {
        MailRules lenient = new MailRules(false, Set.of(), MailRules.USUAL.spamHeaders(), Set.of());
        String mail = withHeader("Authentication-Results: mx.acme.example; " + OF_EVE);
        InboundMessage message = read(mail, Mails.withRules(lenient)).inbound(Instant.EPOCH, null);

        assertThat(message.review()).isNull();
        assertThat(message.flags()).contains("dmarc-of-another");
    }

    /// Which of them our mail server has checked, if any, nothing tells.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            dmarc=permerror                   | From: anna@acme.example, eve@evil.example
            dmarc=pass                        | From: anna@acme.example\\nFrom: eve@evil.example
            dmarc=none                        | From: Anna Keller\\nSender: anna@acme.example
            dmarc=none                        | From:\\nReturn-Path: anna@acme.example
            dmarc=none                        | Reply-To: anna@acme.example
            """)
    void shouldTakeOneOfSeveralOrNoSenderForNamedOnly(String dmarc, String from) {
        InboundMessage message = inbound(dmarc, from);

        assertThat(message.from().address()).isEqualTo("anna@acme.example");
        assertThat(message.namedByHeaders()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            From: anna@acme.example@evil.example
            From: <=?utf-8?q?anna=40acme.example?=@evil.example>
            From: <anna@acme.example(> )@evil.example>
            """)
    void shouldReadTheSenderWhomOurMailServerChecks(String from) {
        InboundMessage message = inbound(OF_EVE, from);

        assertThat(message.from().address()).endsWith("@evil.example");
        assertThat(message.flags()).contains("display-name-address");
    }

    private static InboundMessage inbound(String dmarc, String from) {
        String mail = withHeader("Authentication-Results: mx.acme.example; " + dmarc)
                .replace("From: Anna Keller <anna@acme.example>", from.replace("\\n", "\n"));
        return read(mail).inbound(Instant.EPOCH, null);
    }
}
