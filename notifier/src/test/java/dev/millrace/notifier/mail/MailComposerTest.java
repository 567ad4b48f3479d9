package dev.millrace.notifier.mail;

import static dev.millrace.notifier.Story.ANNA;
import static dev.millrace.notifier.Story.BEN;
import static dev.millrace.notifier.Story.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.notifier.Story;
import dev.millrace.notifier.reply.Replies;
import dev.millrace.notifier.reply.Reply;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome.OneTimeSecret;
import dev.millrace.tickets.remediation.RemediationOutcome.SecretKind;
import dev.millrace.tickets.signature.DeskFooter;
import dev.millrace.tickets.signature.MailThread;
import dev.millrace.tickets.ticket.TicketCommand.Door;
import dev.millrace.tickets.ticket.TicketUpdate;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailComposerTest {
    private static final MailThread THREAD = MailRoom.LINKS.mailThread();
    private final MailComposer composer = MailRoom.composer(MailRoom.settings(25, null));

    @Test
    void shouldAnswerInTheSameThread() throws Exception {
        Reply reply = received(Story.byMail());

        MimeMessage mail = sent(reply);

        assertThat(mail.getSubject()).isEqualTo("Re: Locked out [#" + reply.ticket() + "]");
        assertThat(mail.getHeader("In-Reply-To", null)).isEqualTo("<first.1@mail.acme.example>");
        assertThat(mail.getHeader("References", null)).isEqualTo("<first.1@mail.acme.example>");
        assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-replied");
        assertThat(mail.getFrom()).containsExactly(new InternetAddress(Story.DESK, "Acme service desk"));
        assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress(ANNA.address(), ANNA.name()));
        assertThat(THREAD.signedTicket(mail.getMessageID())).contains(reply.ticket());
        assertThat(THREAD.signedTicket(((InternetAddress) mail.getReplyTo()[0]).getAddress()))
                .contains(reply.ticket());
        assertThat(part(mail, 0)).startsWith("Hello Anna Keller,").contains("https://desk.example/status/");
        assertThat(DeskFooter.isBelow(part(mail, 0))).isTrue();
        assertThat(part(mail, 1)).contains("<html", "Hello Anna Keller,", "https://desk.example/status/");
    }

    @Test
    void shouldUseTheNullSenderUnlessBouncesAreWanted() throws Exception {
        MailSettings usual = MailRoom.settings(25, null);
        MailSettings silent = new MailSettings(
                usual.address(),
                null,
                usual.smtp(),
                usual.connections(),
                usual.idle(),
                usual.lease(),
                usual.poll(),
                usual.retryFirst(),
                usual.retryLongest(),
                usual.giveUpAfter(),
                usual.bouncedFor(),
                usual.brake(),
                null);

        assertThat(MailRoom.composer(silent)
                        .compose(outbound(received(Story.byMail())))
                        .getEnvelopeFrom())
                .isEqualTo("<>");
        assertThat(composer.compose(outbound(received(Story.byMail()))).getEnvelopeFrom())
                .isEqualTo("bounces@acme.example");
    }

    @Test
    void shouldReferToNothingThatIsNoMessageId() throws Exception {
        for (String id : List.of("web-17", "<a b@c>", "<a@b>\r\nBcc: x@y.example", "<no-at>")) {
            MimeMessage mail = sent(received(Story.byMail().withMessageId(id)));
            assertThat(mail.getHeader("In-Reply-To")).as(id).isNull();
            assertThat(mail.getHeader("Bcc")).as(id).isNull();
        }
    }

    @Test
    void shouldNotLetAnybodyAddHeaders() throws Exception {
        Story story = Story.byMail()
                .about("Help\r\nBcc: everybody@acme.example\r\n\r\nBody")
                .from(new Person("eve@acme.example", "Eve\r\nX-Evil: yes"));

        MimeMessage mail = sent(received(story));

        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("X-Evil")).isNull();
        assertThat(mail.getSubject()).startsWith("Re: Help Bcc: everybody@acme.example Body");
        assertThat(((InternetAddress) mail.getAllRecipients()[0]).getPersonal()).isEqualTo("Eve X-Evil: yes");
    }

    @Test
    void shouldEscapeWhatPeopleWroteInHtml() throws Exception {
        Story story = Story.byMail()
                .from(new Person("eve@acme.example", "<script>alert(1)</script>"))
                .diagnosed("grant-group-access", "<img src=x>");
        story.asks(Consent.GROUP_OWNER);

        TicketUpdate found = story.findsConsenters(BEN);

        for (Reply reply : Replies.of(found)) {
            assertThat(part(sent(reply), 1)).doesNotContain("<script", "<img");
        }
    }

    @Test
    void shouldGiveLinksThatActOnlyToWhomTheyBelong() throws Exception {
        Story story = Story.byMail().diagnosed("grant-group-access", "finance-reports");
        story.asks(Consent.GROUP_OWNER);
        List<Reply> replies = Replies.of(story.findsConsenters(BEN));

        assertThat(part(sent(replies.get(0)), 0)).doesNotContain("/approvals/");
        MimeMessage toBen = sent(replies.get(1));
        assertThat(part(toBen, 0))
                .contains("/approvals/", "?answer=approve", "?answer=deny")
                .doesNotContain("/status/");
        assertThat(toBen.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(toBen.getSubject()).startsWith("Your approval: give Anna Keller access to finance-reports [#");
        assertThat(composer.record(replies.get(1))).doesNotContain("http", "token", "/approvals/");

        String code = story.codeOf(BEN);
        assertThat(part(toBen, 0))
                .as("whoever is sent the mail on has nothing to answer with")
                .contains("write “approve " + story.approvalId() + "”")
                .doesNotContain(code);
        assertThat(part(toBen, 1)).doesNotContain(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LINK | true  | opened the link that we mailed to you, and pressed “Approve” | Type it on the page",
                "LINK | false | opened the link that we mailed to you, and pressed “Deny”    | Type it on the page",
                "CHAT | true  | wants to answer in the chat in your name: “Approve”          | in the chat: approve ",
                "CHAT | false | wants to answer in the chat in your name: “Deny”             | in the chat: deny ",
            })
    void shouldMailTheCodeWithALinkThatNobodyElseHas(Door door, boolean approved, String what, String how)
            throws Exception {
        Story story = Story.byMail().diagnosed("grant-group-access", "finance-reports");
        story.asks(Consent.GROUP_OWNER);
        story.findsConsenters(BEN);
        Reply reply = Replies.of(story.isAskedForTheCodeOf(BEN, approved, door)).getFirst();

        MimeMessage mail = sent(reply);

        assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress(BEN.address(), BEN.name()));
        assertThat(part(mail, 0))
                .contains(what, how, story.codeOf(BEN), "Pass it on to nobody", "give Anna Keller access")
                .contains(approved ? "?answer=approve" : "?answer=deny")
                .doesNotContain(approved ? "?answer=deny" : "?answer=approve");
        assertThat(part(mail, 1)).contains(story.codeOf(BEN), "/approvals/");
        Matcher link = Pattern.compile("/approvals/(\\S+)\\?answer").matcher(part(mail, 0));
        assertThat(link.find()).isTrue();
        assertThat(MailRoom.LINKS.openApproval(link.group(1))).hasValueSatisfying(question -> {
            assertThat(question.address()).isEqualTo(BEN.address());
            assertThat(question.besideCode()).isTrue();
        });
        assertThat(composer.record(reply)).contains(what).doesNotContain(story.codeOf(BEN));
    }

    @Test
    void shouldSendTheOneTimeLinkToTheSecondAddressAndKeepItOutOfTheHistory() throws Exception {
        Story story = Story.byMail().diagnosed("reset-password", "sender");
        story.runs();
        List<Reply> replies = Replies.of(story.succeeds(new OneTimeSecret(
                "secret-17", new Person("anna@private.example", null), NOON.plusSeconds(1_800), SecretKind.PASSWORD)));

        assertThat(part(sent(replies.get(0)), 0)).doesNotContain("/once/");
        assertThat(part(sent(replies.get(1)), 0)).contains("https://desk.example/once/", "12:30");
        assertThat(composer.record(replies.get(0))).doesNotContain("http");
        assertThat(composer.record(replies.get(1))).doesNotContain("http", "secret-17");
    }

    @Test
    void shouldAnswerWebTicketsFromTheDesksOwnMailbox() throws Exception {
        MimeMessage mail = sent(received(Story.byMail().through(Channel.WEB).withMessageId("web-1")));

        assertThat(((InternetAddress) mail.getFrom()[0]).getAddress()).isEqualTo(Story.DESK);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Locked out                            | Re: Locked out
                    Re: Locked out                        | Re: Locked out
                    AW: Re: RE[2]: Locked out             | Re: Locked out
                    Re: Locked out [#7ZK3Q-4M2P-9XYD]     | Re: Locked out
                    [#7ZK3Q-4M2P-9XYD] Re: Locked out     | Re: Locked out
                    Réponse urgente                       | Re: Réponse urgente
                    """)
    void shouldTagSubjectsOnce(String subject, String expected) {
        var ticket = dev.millrace.tickets.id.TicketId.parse("7ZK3Q-4M2P-9XYD");

        assertThat(MailSubject.ofAnswer(subject, ticket)).isEqualTo(expected + " [#7ZK3Q-4M2P-9XYD]");
    }

    private static Reply received(Story story) {
        return Replies.of(story.diagnosed("none", null).goesToPerson()).getFirst();
    }

    private static OutboundMail outbound(Reply reply) {
        return new OutboundMail(
                1,
                THREAD.messageId(reply.ticket(), reply.key(), "acme.example"),
                Story.DESK,
                reply,
                1,
                0,
                false,
                false,
                false,
                NOON);
    }

    /// The mail as its reader gets it.
    private MimeMessage sent(Reply reply) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        composer.compose(outbound(reply)).writeTo(bytes);
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static String part(MimeMessage mail, int index) throws Exception {
        return (String) ((MimeMultipart) mail.getContent()).getBodyPart(index).getContent();
    }
}
