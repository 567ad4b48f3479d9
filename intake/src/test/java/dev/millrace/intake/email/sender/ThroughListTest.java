package dev.millrace.intake.email.sender;

import static dev.millrace.intake.email.Mails.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.MailReading;
import dev.millrace.intake.email.MailVerdict;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Likeness;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Mails that a list passes on in its own name.
class ThroughListTest {
    private static final String STRAIGHT = """
            From: Anna Keller <anna@b.example>
            To: support@acme.example, users@lists.b.example
            Subject: VPN broken
            Date: Mon, 5 Jan 2026 10:00:00 +0100
            Message-ID: <a1@b.example>

            My VPN is broken since this morning.

            Anna
            """;
    private static final String FOOTER = """

            _______________________________________________
            Users mailing list -- users@lists.b.example
            To unsubscribe send an email to users-leave@lists.b.example
            """;

    /// Of the list's own domain, which is all that stands in `From`.
    private static final String PASSED = "Authentication-Results: mx.acme.example; dmarc=pass";

    private static MailReading throughList(String from, String header) {
        return read(STRAIGHT.replace("Anna Keller <anna@b.example>", from)
                        .replace("Subject: ", "Subject: [Users] ")
                        .replace("Message-ID", header.replace("\\n", "\n") + "\n" + PASSED + "\nMessage-ID")
                + FOOTER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Anna Keller via Users <users@lists.b.example>         | Reply-To: Anna Keller <anna@b.example>, users@lists.b.example\\nList-Id: <users.lists.b.example>\\nPrecedence: list
            Anna Keller via Users <users@lists.b.example>         | Reply-To: users@lists.b.example, other@c.example, Anna Keller <anna@b.example>\\nList-Id: Users <users.lists.b.example>
            Anna Keller via Users <users@lists.b.example>         | Reply-To: users@lists.b.example\\nCc: Anna Keller <anna@b.example>\\nList-Post: <mailto:users@lists.b.example>
            "'Anna Keller' via Users" <users@lists.b.example>     | X-Original-From: Anna Keller <anna@b.example>\\nMailing-list: list users@lists.b.example; contact users+owners@lists.b.example
            "Anna Keller (via users Mailing List)" <users@lists.b.example> | Reply-To: anna@b.example\\nList-Id: <users.lists.b.example>
            Anna Keller via groups.io <anna=b.example@groups.io>  | Reply-To: users@lists.b.example\\nList-Id: <users.lists.b.example>
            Anna Keller <anna=b.example@lists.b.example>          | Reply-To: anna@b.example\\nList-Id: <users.lists.b.example>
            """)
    void shouldTakeWhoWroteForTheSenderWhomNothingVouchesFor(String from, String header) {
        MailReading reading = throughList(from, header);
        InboundMessage message = reading.inbound(Instant.EPOCH, null);

        assertThat(reading.verdict()).isEqualTo(new MailVerdict.Accept());
        assertThat(message.from().address()).isEqualTo("anna@b.example");
        assertThat(message.from().name()).isEqualTo("Anna Keller");
        assertThat(message.assurance()).isEqualTo(Assurance.CLAIMED);
        assertThat(message.automatic()).isEqualTo(Automatic.LIST);
        assertThat(message.flags()).anyMatch(flag -> flag.startsWith("sent-by:"));
        assertThat(message.flags()).contains(InboundMessage.NAMED_BY_LIST);
        assertThat(message.namedByHeaders()).isTrue();
    }

    @Test
    void shouldTellTheStraightCopyFromWhatAListSentOfIt() {
        MailReading straight = read(STRAIGHT.replace("Message-ID", PASSED + " header.from=b.example\nMessage-ID"));
        MailReading copy = throughList(
                "Anna Keller via Users <users@lists.b.example>",
                "Reply-To: Anna Keller <anna@b.example>\\nList-Id: <users.lists.b.example>");

        assertThat(copy.mail().messageId()).isEqualTo(straight.mail().messageId());
        assertThat(Likeness.all(straight.likeness())).containsExactly(straight.likeness());
        assertThat(Likeness.own(copy.likeness())).isNotEqualTo(straight.likeness());
        assertThat(Likeness.all(copy.likeness())).contains(straight.likeness());
        assertThat(straight.inbound(Instant.EPOCH, null).assurance()).isEqualTo(Assurance.DOMAIN_VERIFIED);
        assertThat(straight.inbound(Instant.EPOCH, null).namedByHeaders()).isFalse();
    }

    /// The desk answers who writes through its own list: whoever he names there must not be answered.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Boss via X <x@evil.example>                 | X-Original-From: boss@b.example\\nList-Id: <support.acme.example>\\nList-Post: <mailto:x@evil.example>
            Boss via X <x@evil.example>                 | Reply-To: Boss <boss@b.example>\\nList-Post: <mailto:x@evil.example>\\nX-BeenThere: support@acme.example
            Boss via X <boss=b.example@evil.example>    | List-Id: <support.acme.example>
            Boss via X <boss=b.example@evil.example>    | Mailing-List: list support@acme.example
            """)
    void shouldBelieveNobodysNameInWhatSeemsToComeThroughOurOwnList(String from, String header) {
        InboundMessage message = throughList(from, header).inbound(Instant.EPOCH, null);

        assertThat(message.automatic()).isEqualTo(Automatic.NONE);
        assertThat(message.from().address()).endsWith("@evil.example");
        assertThat(message.namedByHeaders()).isFalse();
    }

    /// A newsletter through our own list, and what a program answers.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LIST       | List-Id: <support.acme.example>\\nList-Unsubscribe-Post: List-Unsubscribe=One-Click
            AUTO_REPLY | List-Id: <x.evil.example>\\nAuto-Submitted: auto-replied
            """)
    void shouldBelieveNobodysNameInOtherMailsOfPrograms(Automatic kind, String header) {
        InboundMessage message = throughList(
                        "Boss via X <x@evil.example>",
                        "X-Original-From: boss@b.example\\nList-Post: <mailto:x@evil.example>\\n" + header)
                .inbound(Instant.EPOCH, null);

        assertThat(message.automatic()).isEqualTo(kind);
        assertThat(message.from().address()).isEqualTo("x@evil.example");
    }

    @Test
    void shouldTakeTheNameForTheSenderWhereItIsAnAddress() {
        MailReading reading =
                throughList("\"anna@b.example via Users\" <users@lists.b.example>", "List-Id: <users.lists.b.example>");

        assertThat(reading.inbound(Instant.EPOCH, null).from().address()).isEqualTo("anna@b.example");
        assertThat(reading.inbound(Instant.EPOCH, null).from().name()).isNull();
    }

    /// No list, not the list's address, a sender of news, and a list that names nobody.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Anna Keller via Docs <docs@lists.b.example>  | Reply-To: Anna Keller <anna@b.example>
            Anna Keller via Docs <docs@c.example>        | Reply-To: Anna Keller <anna@b.example>\\nList-Id: <users.lists.b.example>
            Weekly News <users@lists.b.example>          | Reply-To: answers@c.example\\nList-Id: <users.lists.b.example>
            Anna Keller via Users <users@lists.b.example> | List-Id: <users.lists.b.example>
            ben=c.example <ben=c.example@b.example>      | List-Id: <users.lists.b.example>
            """)
    void shouldTakeFromForTheSenderElsewhere(String from, String header) {
        MailReading reading = throughList(from, header);

        assertThat(reading.writer()).isNull();
        assertThat(reading.inbound(Instant.EPOCH, null).from().address())
                .isEqualTo(from.substring(from.indexOf('<') + 1, from.length() - 1));
    }
}
