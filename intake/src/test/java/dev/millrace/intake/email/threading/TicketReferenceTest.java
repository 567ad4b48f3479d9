package dev.millrace.intake.email.threading;

import static dev.millrace.intake.email.Mails.read;
import static dev.millrace.intake.email.Mails.withHeader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.Mails;
import dev.millrace.intake.email.receiving.MailRules;
import dev.millrace.intake.email.receiving.MailRules.TagPlace;
import dev.millrace.intake.email.receiving.MailboxContext;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Threading;
import dev.millrace.tickets.signature.MailThread;
import dev.millrace.tickets.signature.Signer;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketReferenceTest {
    private static final TicketId TICKET = TicketId.parse("7ZK3Q-4M2P-9XYD");
    private static final TicketId OTHER = TicketId.parse("0000A-0000-0001");

    @Test
    void shouldStartAConversationOfItsOwn() {
        InboundMessage message = read(withHeader("")).inbound(Instant.EPOCH, null);

        assertThat(message.threading()).isEqualTo(Threading.NONE);
        assertThat(message.ticket()).isEqualTo(message.conversation().ticketId());
    }

    @Test
    void shouldBelieveOurSignedIdBeforeAnythingElse() {
        String header = "References: <x@acme.example> " + Mails.THREADS.messageId(TICKET, "3", "acme.example");
        InboundMessage message = read(withHeader(header)
                        .replace("Subject: Locked", "Subject: Re: " + MailThread.tag(OTHER)))
                .inbound(Instant.EPOCH, null);

        assertThat(message.threading()).isEqualTo(Threading.SIGNED);
        assertThat(message.ticket()).isEqualTo(TICKET);
        assertThat(message.conversation().ticketId()).isNotEqualTo(TICKET);
    }

    @Test
    void shouldBelieveTheTagInTheSubjectBeforeMailsThatAreReferredTo() {
        TicketReference reference = read(withHeader("References: <x@acme.example>\nIn-Reply-To: <x@acme.example>")
                        .replace("Subject: Locked", "Subject: Re: " + MailThread.tag(OTHER)))
                .reference();

        assertThat(reference).isEqualTo(new TicketReference(OTHER, Threading.SUBJECT_TAG));
    }

    @Test
    void shouldBelieveOurSignedAddressInAnyRecipientHeader() {
        for (String name : List.of("Cc", "Delivered-To", "X-Original-To")) {
            TicketReference reference = read(withHeader(
                            name + ": " + Mails.THREADS.replyAddress(TICKET, Mails.SUPPORT)))
                    .reference();

            assertThat(reference).isEqualTo(new TicketReference(TICKET, Threading.SIGNED));
        }
    }

    @Test
    void shouldNotBelieveASignatureOfAnotherKey() {
        MailThread forger = new MailThread(new Signer("another key, just as long as the other one"));

        TicketReference reference = read(withHeader("In-Reply-To: " + forger.messageId(TICKET, "1", "acme.example")))
                .reference();

        assertThat(reference.threading()).isEqualTo(Threading.REFERENCES);
        assertThat(reference.ticket()).isNotEqualTo(TICKET);
    }

    @Test
    void shouldFollowTheTagInTheSubject() {
        TicketReference reference = read(withHeader("")
                        .replace("Subject: Locked", "Subject: AW: " + MailThread.tag(TICKET) + " Locked"))
                .reference();

        assertThat(reference).isEqualTo(new TicketReference(TICKET, Threading.SUBJECT_TAG));
    }

    @Test
    void shouldFindTheTicketOfTheConversationsFirstMail() {
        TicketReference first = read(withHeader("")).reference();

        TicketReference reply = read(withHeader("References: <a1@acme.example> <b2@acme.example>")
                        .replace("Message-ID: <a1@acme.example>", "Message-ID: <c3@acme.example>"))
                .reference();

        assertThat(reply.threading()).isEqualTo(Threading.REFERENCES);
        assertThat(reply.ticket()).isEqualTo(conversation("<b2@acme.example>"));
        assertThat(reply.alternatives()).containsExactly(first.ticket());
    }

    @Test
    void shouldTryTheNewestMailsFirstAndTheConversationsFirstMailLast() {
        InboundMessage message = read(withHeader(
                        "References: <r1@x> <r2@x> <r3@x> <r4@x> <r5@x> <r6@x> <r7@x>\nIn-Reply-To: <r8@x>"))
                .inbound(Instant.EPOCH, null);

        assertThat(message.ticket()).isEqualTo(conversation("<r8@x>"));
        assertThat(message.alternatives())
                .containsExactly(
                        conversation("<r7@x>"), conversation("<r6@x>"), conversation("<r5@x>"), conversation("<r1@x>"));
    }

    @Test
    void shouldNameATicketOnceThatIsReferredToOnce() {
        TicketReference reference =
                read(withHeader("References: <r1@x>\nIn-Reply-To: <r1@x>")).reference();

        assertThat(reference).isEqualTo(new TicketReference(conversation("<r1@x>"), Threading.REFERENCES));
    }

    /// A number within a word, a link or an attribute is no reference.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "#7ZK3Q-4M2P-9XYD",
                "7ZK3Q-4M2P-9XYD",
                "Ticket7ZK3Q-4M2P-9XYD",
                "[7ZK3Q-4M2P-9XYD]",
                "[#7ZK3Q-4M2P-9XYDX]",
                "[#X7ZK3Q-4M2P-9XYD]",
                "[# 7ZK3Q-4M2P-9XYD]",
                "[#7ZK3Q4M2P9XYD]",
                "#4711",
                "[#4711]",
            })
    void shouldTakeNothingElseInASubjectForATag(String subject) {
        assertThat(read(withHeader("").replace("Subject: Locked", "Subject: " + subject))
                        .reference()
                        .threading())
                .isEqualTo(Threading.NONE);
    }

    @Test
    void shouldLookForTagsElsewhereOnlyWhereToldTo() {
        String inText = withHeader("").replace("is locked.", "is locked, as in [#7ZK3Q-4M2P-9XYD].");
        String inFile = withFile("See [#7ZK3Q-4M2P-9XYD] for more.");

        assertThat(read(inText).reference().threading()).isEqualTo(Threading.NONE);
        assertThat(read(inFile).reference().threading()).isEqualTo(Threading.NONE);
        assertThat(read(inText, lookingIn(TagPlace.BODY)).reference())
                .isEqualTo(new TicketReference(TICKET, Threading.SUBJECT_TAG));
        assertThat(read(inFile, lookingIn(TagPlace.BODY)).reference().threading())
                .isEqualTo(Threading.NONE);
        assertThat(read(inFile, lookingIn(TagPlace.ATTACHMENTS)).reference())
                .isEqualTo(new TicketReference(TICKET, Threading.SUBJECT_TAG));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.example/[#7ZK3Q-4M2P-9XYD]",
                "https://acme.example/?ticket=[#7ZK3Q-4M2P-9XYD]&x=1",
                "word[#7ZK3Q-4M2P-9XYD]",
                "[#7ZK3Q-4M2P-9XYD]word",
                "/tmp/[#7ZK3Q-4M2P-9XYD]",
                "7ZK3Q-4M2P-9XYD",
            })
    void shouldTakeNoPartOfAWordOrLinkForATag(String text) {
        assertThat(read(withHeader("").replace("My account is locked.", text), lookingIn(TagPlace.BODY))
                        .reference()
                        .threading())
                .isEqualTo(Threading.NONE);
    }

    @Test
    void shouldTakeNoAttributeOfHtmlForATag() {
        String html = withHeader("")
                .replace("text/plain", "text/html")
                .replace(
                        "My account is locked.",
                        "<p title=\"[#7ZK3Q-4M2P-9XYD]\">Locked <a href=\"https://x.example/[#7ZK3Q-4M2P-9XYD]\">"
                                + "here</a><!-- [#7ZK3Q-4M2P-9XYD] --></p>");

        assertThat(read(html, lookingIn(TagPlace.BODY)).reference().threading()).isEqualTo(Threading.NONE);
        assertThat(read(html.replace(">Locked", ">[#7ZK3Q-4M2P-9XYD] Locked"), lookingIn(TagPlace.BODY))
                        .reference()
                        .ticket())
                .isEqualTo(TICKET);
    }

    /// Signatures that were made for something else, cut short, or put together anew prove nothing.
    @Test
    void shouldBelieveNoDamagedOrBorrowedSignature() {
        String id = Mails.THREADS.messageId(TICKET, "3", "acme.example");
        String other = Mails.THREADS.messageId(OTHER, "3", "acme.example");
        String signature = id.substring(id.lastIndexOf('.', id.indexOf('@')) + 1, id.indexOf('@'));
        String otherSignature = other.substring(other.lastIndexOf('.', other.indexOf('@')) + 1, other.indexOf('@'));

        for (String forged : List.of(
                id.replace(signature, otherSignature),
                id.replace(signature, signature.substring(1)),
                id.replace(signature, "0".repeat(signature.length())),
                id.replace(".3.", ".4."))) {
            assertThat(read(withHeader("In-Reply-To: " + forged)).reference().threading())
                    .as(forged)
                    .isNotEqualTo(Threading.SIGNED);
        }
    }

    private static TicketId conversation(String messageId) {
        return TicketReference.conversation(messageId, Mails.CONTEXT).ticketId();
    }

    private static MailboxContext lookingIn(TagPlace place) {
        return Mails.withRules(
                new MailRules(false, Set.of(place), MailRules.USUAL.spamHeaders(), MailRules.USUAL.review()));
    }

    private static String withFile(String content) {
        return """
                From: anna@acme.example
                Message-ID: <f1@acme.example>
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                See the file.
                --b
                Content-Type: text/plain; name=log.txt
                Content-Disposition: attachment

                %s
                --b--
                """.formatted(content);
    }

    @Test
    void shouldKeepTwoMailboxesApart() {
        MailboxContext sales = new MailboxContext("acme", "sales@acme.example", null, List.of(), Mails.THREADS);

        assertThat(read(withHeader(""), sales).reference().ticket())
                .isNotEqualTo(read(withHeader("")).reference().ticket());
    }
}
