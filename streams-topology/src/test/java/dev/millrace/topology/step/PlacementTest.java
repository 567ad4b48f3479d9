package dev.millrace.topology.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Threading;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.topology.Messages;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private final InboundMessage first = Messages.mail("anna@acme.example", "<1@acme.example>", "Locked");
    private final Ticket ticket = Messages.opened(first);

    @Test
    void shouldOpenATicketForANewConversation() {
        assertThat(Placement.of(null, first)).isEqualTo(new Placement.Here(first));
    }

    @Test
    void shouldKnowWhatItTookBefore() {
        assertThat(Placement.of(ticket, first)).isInstanceOf(Placement.Duplicate.class);
    }

    @Test
    void shouldLetOurOwnSignatureJoin() {
        InboundMessage reply =
                Messages.reply(ticket.id(), "anna.private@home.example", "<2@home.example>", Threading.SIGNED);
        assertThat(Placement.of(ticket, reply)).isEqualTo(new Placement.Here(reply));
    }

    @Test
    void shouldLetAParticipantJoinByTagOrReference() {
        for (Threading threading : new Threading[] {Threading.SUBJECT_TAG, Threading.REFERENCES}) {
            InboundMessage reply = Messages.reply(ticket.id(), "ANNA@acme.example", "<2@acme.example>", threading);
            assertThat(Placement.of(ticket, reply)).isEqualTo(new Placement.Here(reply));
        }
    }

    @Test
    void shouldGiveAStrangerATicketOfHisOwnThatMentionsTheOther() {
        InboundMessage guess =
                Messages.reply(ticket.id(), "eve@evil.example", "<2@evil.example>", Threading.SUBJECT_TAG);
        assertThat(Placement.of(ticket, guess)).isInstanceOfSatisfying(Placement.Elsewhere.class, elsewhere -> {
            assertThat(elsewhere.message().ticket())
                    .isEqualTo(guess.conversation().ticketId())
                    .isNotEqualTo(ticket.id());
            assertThat(elsewhere.message().mentions()).isEqualTo(ticket.id());
            assertThat(elsewhere.message().threading()).isEqualTo(Threading.NONE);
        });
    }

    @Test
    void shouldGiveAMailWithATagOfNoTicketATicketOfItsOwn() {
        InboundMessage guess =
                Messages.reply(ticket.id(), "eve@evil.example", "<2@evil.example>", Threading.SUBJECT_TAG);
        assertThat(Placement.of(null, guess))
                .isInstanceOfSatisfying(
                        Placement.Elsewhere.class,
                        elsewhere -> assertThat(elsewhere.message().mentions()).isNull());
    }

    @Test
    void shouldNeverJoinAcrossTenants() {
        InboundMessage foreign = Messages.ofTenant("other", ticket.id(), Threading.SIGNED);
        assertThat(Placement.of(ticket, foreign))
                .isInstanceOfSatisfying(
                        Placement.Elsewhere.class,
                        elsewhere -> assertThat(elsewhere.message().mentions()).isNull());
    }

    @Test
    void shouldTellTwoConversationsApartWhoseIdsCollide() {
        InboundMessage other = Messages.reply(ticket.id(), "ben@acme.example", "<9@acme.example>", Threading.NONE);
        assertThat(Placement.of(ticket, other))
                .isInstanceOfSatisfying(
                        Placement.Elsewhere.class,
                        elsewhere -> assertThat(elsewhere.message().conversation())
                                .isEqualTo(other.conversation().next()));
    }
}
