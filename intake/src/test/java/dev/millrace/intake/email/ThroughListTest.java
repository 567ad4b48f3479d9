package dev.millrace.intake.email;

import static dev.millrace.intake.email.Mails.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.InboundMessage;
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

    private static MailReading throughList(String from, String header) {
        return read(STRAIGHT.replace("Anna Keller <anna@b.example>", from)
                        .replace("Subject: ", "Subject: [Users] ")
                        .replace("Message-ID", header.replace("\\n", "\n") + "\nMessage-ID")
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
    void shouldTakeWhoWroteForTheSenderAndKnowTheCopyThatCameStraight(String from, String header) {
        MailReading reading = throughList(from, header);
        InboundMessage message = reading.inbound(Instant.EPOCH, null);

        assertThat(reading.verdict()).isEqualTo(new MailVerdict.Accept());
        assertThat(message.from().address()).isEqualTo("anna@b.example");
        assertThat(message.from().name()).isEqualTo("Anna Keller");
        assertThat(message.assurance()).isEqualTo(Assurance.CLAIMED);
        assertThat(message.automatic()).isEqualTo(Automatic.LIST);
        assertThat(message.flags()).anyMatch(flag -> flag.startsWith("sent-by:"));
        assertThat(message.likeness()).isEqualTo(read(STRAIGHT).likeness());
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
