package dev.millrace.intake.email.sender;

import static dev.millrace.intake.email.Mails.read;
import static dev.millrace.intake.email.Mails.withHeader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.MailReading;
import dev.millrace.intake.email.MailVerdict;
import dev.millrace.intake.email.Mails;
import dev.millrace.intake.email.receiving.MailRules;
import dev.millrace.intake.email.receiving.MailboxContext;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.InboundMessage;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Mails of people that bear the address of the desk.
class SentInOurNameTest {
    private static final TicketId TICKET = TicketId.parse("7ZK3Q-4M2P-9XYD");
    private static final MailboxContext BY_REPLY_TO =
            Mails.withRules(new MailRules(true, Set.of(), MailRules.USUAL.spamHeaders(), MailRules.USUAL.review()));
    private static final String OUR_GROUP = """
            Precedence: list
            Mailing-list: list support@acme.example; contact support+owners@acme.example
            List-ID: <support.acme.example>
            X-Google-Group-Id: 123
            List-Unsubscribe: <mailto:leave@groups.example>
            Authentication-Results: mx.acme.example; dmarc=pass header.from=acme.example""";

    private static String from(String from, String header) {
        return withHeader(header).replace("Anna Keller <anna@acme.example>", from);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "'Anna Keller' via Support" <support@acme.example> | X-Original-From: Anna Keller <anna@b.example>
            "'Anna Keller' via Support" <support@acme.example> | X-Original-Sender: anna@b.example
            "'Anna Keller' via Support" <support@acme.example> | Reply-To: Anna Keller <anna@b.example>
            Anna Keller via Support <support@acme.example>     | Reply-To: Anna Keller <anna@b.example>
            Anna Keller via Support <support@acme.example>     | Reply-To: support@acme.example, anna@b.example
            Anna Keller via Support <Support+x@Acme.example>   | Cc: Ben <ben@b.example>, Anna Keller <anna@b.example>
            """)
    void shouldTakeWhoWroteThroughAListForTheSender(String from, String header) {
        MailReading reading = read(from(from, header + "\n" + OUR_GROUP));
        InboundMessage message = reading.inbound(Instant.EPOCH, null);

        assertThat(reading.verdict()).isEqualTo(new MailVerdict.Accept());
        assertThat(message.from().address()).isEqualTo("anna@b.example");
        assertThat(message.from().name()).isEqualTo("Anna Keller");
        assertThat(message.assurance()).isEqualTo(Assurance.CLAIMED);
        assertThat(message.automatic()).isEqualTo(Automatic.NONE);
        assertThat(message.namedByHeaders()).isTrue();
        assertThat(message.flags())
                .anyMatch(flag -> flag.equalsIgnoreCase("sent-by:support@acme.example")
                        || flag.equalsIgnoreCase("sent-by:support+x@acme.example"));
    }

    @Test
    void shouldTakeReplyToForTheSenderOfAFormThatWritesInOurName() {
        MailReading form = read(from("Website <support@acme.example>", "Reply-To: Ben <ben@b.example>"));
        InboundMessage message = form.inbound(Instant.EPOCH, null);

        assertThat(form.verdict()).isEqualTo(new MailVerdict.Accept());
        assertThat(message.from().address()).isEqualTo("ben@b.example");
        assertThat(message.assurance()).isEqualTo(Assurance.CLAIMED);
        assertThat(message.automatic()).isEqualTo(Automatic.NONE);
        assertThat(message.namedByHeaders()).isTrue();
    }

    /// Anybody can write to the desk's group, and name there whose ticket he wants to join.
    @Test
    void shouldTakeWhomAnybodyNamesThroughTheDesksOwnGroupForNamedOnly() {
        String eves = "List-Id: <support.acme.example>\nReply-To: anna@b.example, eve@evil.example\n"
                + "Authentication-Results: mx.acme.example; dmarc=pass header.from=acme.example";
        InboundMessage message = read(from("\"'Eve' via Support\" <support@acme.example>", eves)
                        .replace("Subject: Locked", "Subject: Re: Locked [#7ZK3Q-4M2P-9XYD]"))
                .inbound(Instant.EPOCH, null);

        assertThat(message.ticket()).isEqualTo(TICKET);
        assertThat(message.from().address()).isEqualTo("anna@b.example");
        assertThat(message.namedByHeaders()).isTrue();
    }

    /// A list or a mailbox that forwards passed our own answer on, and took away all that its headers said.
    @ParameterizedTest
    @ValueSource(strings = {"Re: Locked [#7ZK3Q-4M2P-9XYD]", "Re: Locked"})
    void shouldAnswerNobodyWhoPassesOurOwnMailOn(String subject) {
        String text = "Your account is open.\n\nTicket 7ZK3Q-4M2P-9XYD\n"
                + "Follow its progress: https://desk.acme.example/status/YWNtZQo3WkszUS00TTJQLTlYWUQ.3f9c2b";
        String mail = from("Desk <support@acme.example>", "Reply-To: Staff <staff@acme.example>")
                .replace("Subject: Locked", "Subject: " + subject)
                .replace("My account is locked.", text);

        MailReading passedOn = read(mail);
        MailReading returned = read(mail.replace("Reply-To: Staff <staff@acme.example>", "X-Loop: no"));

        assertThat(passedOn.verdict() instanceof MailVerdict.Ignore
                        || passedOn.mail().automatic() == Automatic.AUTO_GENERATED)
                .isTrue();
        assertThat(returned.verdict()).isEqualTo(new MailVerdict.Ignore("own-mail"));
    }

    @Test
    void shouldMakeATicketThatNobodyAnswersOfWhatAScannerSendsInOurName() {
        MailReading scan = read(scan("<1@scanner.example>", "Scan", ""));

        assertThat(scan.verdict()).isEqualTo(new MailVerdict.Accept());
        assertThat(scan.inbound(Instant.EPOCH, null).automatic()).isEqualTo(Automatic.AUTO_GENERATED);
        assertThat(scan.inbound(Instant.EPOCH, null).flags())
                .contains("automatic:a file from our own address that the desk did not send");
    }

    @Test
    void shouldGoOnIgnoringOurOwnMailAndWhatComesBackOfItWithAFile() {
        String ours = Mails.THREADS.messageId(TICKET, "1", "acme.example");
        for (String mail : List.of(
                scan(ours, "Scan", ""),
                scan("<1@gateway.example>", "Re: Scan [#7ZK3Q-4M2P-9XYD]", ""),
                scan("<1@gateway.example>", "Scan", "Auto-Submitted: auto-replied\n"),
                scan("<1@gateway.example>", "Scan", "In-Reply-To: " + ours + "\n"),
                scan("<1@gateway.example>", "Scan", "In-Reply-To: <a@b.example>\n"))) {
            assertThat(read(mail).verdict()).isEqualTo(new MailVerdict.Ignore("own-mail"));
        }
    }

    private static String scan(String messageId, String subject, String header) {
        return "From: support@acme.example\nTo: support@acme.example\nMessage-ID: " + messageId + "\nSubject: "
                + subject
                + "\nDate: Mon, 5 Jan 2026 10:00:00 +0100\n" + header
                + "Content-Type: application/pdf; name=scan.pdf\nContent-Transfer-Encoding: base64\n\nJVBERi0xLjQK\n";
    }

    /// What we send says that it is automatic, and has an id that we signed.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Nothing: special",
                "Reply-To: support+x@acme.example",
                "Reply-To: Ben <ben@b.example>\nAuto-Submitted: auto-generated",
                "X-Original-From: Ben <ben@b.example>\nAuto-Submitted: auto-replied",
                "X-Original-From: support@acme.example",
            })
    void shouldGoOnIgnoringWhatTheDeskSends(String header) {
        String mail = from("\"'Desk' via Support\" <support@acme.example>", header);

        assertThat(read(mail, BY_REPLY_TO).verdict()).isEqualTo(new MailVerdict.Ignore("own-mail"));
    }

    @Test
    void shouldGoOnIgnoringWhatHasAnIdOfOurs() {
        String ours = Mails.THREADS.messageId(TICKET, "1", "acme.example");
        String mail = from("Anna via Support <support@acme.example>", "Reply-To: anna@b.example")
                .replace("<a1@acme.example>", ours);

        assertThat(read(mail, BY_REPLY_TO).verdict()).isEqualTo(new MailVerdict.Ignore("own-mail"));
    }

    @Test
    void shouldAnswerPeopleWhoWriteThroughTheDesksOwnGroup() {
        assertThat(read(withHeader(OUR_GROUP)).mail().automatic()).isEqualTo(Automatic.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "List-Id: <staff.acme.example>\nX-BeenThere: support@acme.example",
                "List-Id: <support.acme.example>\nList-Unsubscribe-Post: List-Unsubscribe=One-Click",
                "List-Post: <mailto:support@acme.example.evil>",
            })
    void shouldAnswerNoOtherList(String header) {
        assertThat(read(withHeader(header)).mail().automatic()).isEqualTo(Automatic.LIST);
    }
}
