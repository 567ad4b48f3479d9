package dev.millrace.intake.email;

import static dev.millrace.intake.email.Mails.read;
import static dev.millrace.intake.email.Mails.withHeader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Threading;
import dev.millrace.tickets.signature.MailThread;
import dev.millrace.tickets.signature.Signer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

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

        assertThat(reply).isEqualTo(new TicketReference(first.ticket(), Threading.REFERENCES));
    }

    @Test
    void shouldKeepTwoMailboxesApart() {
        MailboxContext sales = new MailboxContext("acme", "sales@acme.example", null, List.of(), Mails.THREADS);

        assertThat(read(withHeader(""), sales).reference().ticket())
                .isNotEqualTo(read(withHeader("")).reference().ticket());
    }
}
