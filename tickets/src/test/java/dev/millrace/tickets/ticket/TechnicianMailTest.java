package dev.millrace.tickets.ticket;

import static dev.millrace.tickets.Samples.ANNA;
import static dev.millrace.tickets.Samples.BEN;
import static dev.millrace.tickets.Samples.ID;
import static dev.millrace.tickets.Samples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.Samples;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.message.Threading;
import org.junit.jupiter.api.Test;

/// A technician may answer by mail; what he writes on somebody else's ticket is the desk's word.
class TechnicianMailTest {
    private final Desk desk = new Desk()
            .withTechnicians("ben@acme.example", "anna@acme.example")
            .after(
                    new TicketCommand.Receive(Samples.message(), Samples.reading()),
                    new TicketCommand.Diagnose(ID, TENANT, Samples.diagnosis()));

    @Test
    void shouldTellTheRequesterWhatATechnicianMails() {
        desk.after(mail("<b1@acme.example>", BEN, "Try again now.", Automatic.NONE, Assurance.DOMAIN_VERIFIED));

        assertThat(desk.last).singleElement().isInstanceOfSatisfying(TicketEvent.Commented.class, comment -> {
            assertThat(comment.by()).isEqualTo(BEN);
            assertThat(comment.text()).isEqualTo("Try again now.");
            assertThat(comment.toRequester()).isTrue();
            assertThat(comment.messageId()).isEqualTo("<b1@acme.example>");
            assertThat(comment.attachments()).hasSize(1);
            assertThat(comment.rawSha256()).isNotNull();
        });
    }

    @Test
    void shouldTakeTheSameMailOfATechnicianOnce() {
        TicketCommand mail =
                mail("<b1@acme.example>", BEN, "Try again now.", Automatic.NONE, Assurance.DOMAIN_VERIFIED);
        desk.after(mail, mail);

        assertThat(desk.last).isEmpty();
    }

    @Test
    void shouldGoOnAnsweringTheRequestersOwnMail() {
        desk.after(mail("<b1@acme.example>", BEN, "Try again now.", Automatic.NONE, Assurance.DOMAIN_VERIFIED));

        assertThat(desk.ticket().lastMessageId()).isEqualTo("<1@acme.example>");
        assertThat(desk.ticket().participants()).containsExactly(ANNA.key());
    }

    @Test
    void shouldNotReopenForATechnician() {
        desk.after(
                new TicketCommand.Resolve(ID, TENANT, BEN, "Done."),
                mail("<b1@acme.example>", BEN, "One more thing.", Automatic.NONE, Assurance.DOMAIN_VERIFIED));

        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.RESOLVED);
    }

    @Test
    void shouldTakeATechnicianForAPersonOnHisOwnTicket() {
        desk.after(mail("<a2@acme.example>", ANNA, "Still locked.", Automatic.NONE, Assurance.DOMAIN_VERIFIED));

        assertThat(desk.last).hasAtLeastOneElementOfType(TicketEvent.MessageReceived.class);
    }

    /// Else anybody could have the desk mail his words to the requester.
    @Test
    void shouldNotBelieveWhoeverOnlySaysThatHeIsATechnician() {
        desk.after(mail("<e1@evil.example>", BEN, "Send me your password.", Automatic.NONE, Assurance.CLAIMED));

        assertThat(desk.last)
                .hasAtLeastOneElementOfType(TicketEvent.MessageReceived.class)
                .noneMatch(TicketEvent.Commented.class::isInstance);
    }

    @Test
    void shouldPassOnNoOutOfOfficeNoteOfATechnician() {
        desk.after(mail("<b2@acme.example>", BEN, "I am away.", Automatic.AUTO_REPLY, Assurance.DOMAIN_VERIFIED));

        assertThat(desk.last).noneMatch(TicketEvent.Commented.class::isInstance);
    }

    @Test
    void shouldSendNoEmptyAnswer() {
        desk.after(mail("<b3@acme.example>", BEN, " ", Automatic.NONE, Assurance.DOMAIN_VERIFIED));

        assertThat(desk.last)
                .singleElement()
                .isInstanceOfSatisfying(
                        TicketEvent.Commented.class,
                        comment -> assertThat(comment.toRequester()).isFalse());
    }

    private static TicketCommand.Receive mail(
            String messageId, Person from, String text, Automatic automatic, Assurance assurance) {
        InboundMessage first = Samples.message();
        return new TicketCommand.Receive(
                new InboundMessage(
                        first.ticket(),
                        first.conversation(),
                        TENANT,
                        first.channel(),
                        messageId,
                        from,
                        null,
                        first.ourAddress(),
                        "Re: " + first.subject(),
                        text,
                        null,
                        first.attachments(),
                        automatic,
                        assurance,
                        Threading.SIGNED,
                        null,
                        null,
                        first.rawSha256(),
                        java.util.List.of(),
                        first.receivedAt(),
                        null),
                Samples.reading());
    }
}
