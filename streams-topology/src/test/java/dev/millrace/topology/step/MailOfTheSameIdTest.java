package dev.millrace.topology.step;

import static dev.millrace.topology.step.Placements.place;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Likeness;
import dev.millrace.tickets.message.Threading;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.topology.Messages;
import org.junit.jupiter.api.Test;

/// Whether mails of one Message-ID are one.
class MailOfTheSameIdTest {
    private final InboundMessage first = Placements.FIRST;
    private final Ticket ticket = Placements.TICKET;

    /// Whoever knows the Message-ID of somebody's first mail does not come into his ticket by it.
    @Test
    void shouldNotLetAStrangerInByTheMessageIdOfTheFirstMail() {
        InboundMessage hers = first.withLikeness("hers");
        Ticket forgetful = Messages.opened(hers);
        for (int i = 0; i < 70; i++) {
            forgetful = Messages.receive(
                    forgetful,
                    Messages.reply(ticket.id(), "anna@acme.example", "<r" + i + "@acme.example>", Threading.SIGNED));
        }
        InboundMessage stolen = Messages.mail("eve@evil.example", "<1@acme.example>", "Let me in")
                .withLikeness("not hers");

        for (Ticket taken : new Ticket[] {Messages.opened(hers), forgetful}) {
            assertThat(place(taken, stolen))
                    .isInstanceOfSatisfying(
                            Placement.Elsewhere.class,
                            elsewhere ->
                                    assertThat(elsewhere.message().ticket()).isNotEqualTo(ticket.id()));
            assertThat(place(taken, hers)).isInstanceOf(Placement.Duplicate.class);
        }
    }

    /// The true mail, say, after one in its writer's name that was there first.
    @Test
    void shouldGiveAnotherMailOfTheSameIdATicketOfItsOwnWhichItFindsAgain() {
        InboundMessage opening = first.withLikeness("one").withRaw("1".repeat(64));
        Ticket opened = Messages.opened(opening);
        for (int i = 0; i < 70; i++) {
            opened = Messages.receive(
                    opened,
                    Messages.reply(ticket.id(), "anna@acme.example", "<r" + i + "@acme.example>", Threading.SIGNED));
        }
        InboundMessage other = first.withLikeness("other").withRaw("2".repeat(64));
        InboundMessage elsewhere = elsewhere(opened, other);

        assertThat(elsewhere.ticket()).isNotEqualTo(opened.id());
        assertThat(place(null, elsewhere)).isEqualTo(new Placement.Here(elsewhere));
        assertThat(elsewhere(opened, other)).isEqualTo(elsewhere);
        assertThat(place(Messages.opened(elsewhere), elsewhere)).isInstanceOf(Placement.Duplicate.class);
        assertThat(elsewhere(opened, first.withLikeness("third")).ticket()).isNotEqualTo(elsewhere.ticket());
    }

    /// Over another path it has other bytes, and a later version may read the same bytes otherwise.
    @Test
    void shouldKnowAMailAgainByWhatItSaysOrByItsBytes() {
        InboundMessage opening = first.withLikeness("one").withRaw("1".repeat(64));
        Ticket opened = Messages.opened(opening);

        assertThat(place(opened, opening.withRaw("2".repeat(64)))).isInstanceOf(Placement.Duplicate.class);
        assertThat(place(opened, opening.withLikeness("read otherwise"))).isInstanceOf(Placement.Duplicate.class);
        assertThat(place(opened, opening.withLikeness(null))).isInstanceOf(Placement.Duplicate.class);
        assertThat(place(Messages.opened(first), opening)).isInstanceOf(Placement.Duplicate.class);
    }

    @Test
    void shouldLetAnotherMailOfTheSameIdJoinTheTicketOfBoth() {
        InboundMessage answer = Messages.reply(
                        ticket.id(), "anna@acme.example", "<constant@acme.example>", Threading.SIGNED)
                .withLikeness("one");
        Ticket answered = Messages.receive(ticket, answer);
        InboundMessage next = answer.withTexts("Help", "It is urgent", null).withLikeness("two");

        assertThat(place(answered, next)).isEqualTo(new Placement.Here(next));
        assertThat(Messages.receive(answered, next).version()).isGreaterThan(answered.version());
        assertThat(place(Messages.receive(answered, next), next)).isInstanceOf(Placement.Duplicate.class);
    }

    /// Anybody can write a list's headers: only the copy that came straight is sure of its writer.
    @Test
    void shouldLeaveOutAListsCopyOfWhatCameStraightButNeverTheOther() {
        InboundMessage straight = first.withLikeness("hers").withRaw("1".repeat(64));
        InboundMessage copy =
                first.withLikeness(Likeness.of("the list's", "hers")).withRaw("2".repeat(64));

        assertThat(place(Messages.opened(straight), copy)).isInstanceOf(Placement.Duplicate.class);
        assertThat(place(Messages.opened(copy), copy.withRaw("3".repeat(64)))).isInstanceOf(Placement.Duplicate.class);
        assertThat(elsewhere(Messages.opened(copy), straight).ticket()).isNotEqualTo(first.ticket());
    }

    /// It was forged to the letter.
    @Test
    void shouldNotTakeAMailForTheCopyOfOneThatAPersonIsToLookAtFirst() {
        InboundMessage genuine = first.withLikeness("one");
        InboundMessage forged = genuine.withReview("nobody vouches for its sender");
        Ticket taken = Messages.opened(forged);

        assertThat(elsewhere(taken, genuine).ticket()).isNotEqualTo(taken.id());
        assertThat(place(taken, forged)).isInstanceOf(Placement.Duplicate.class);
        assertThat(place(Messages.opened(genuine), forged)).isInstanceOf(Placement.Duplicate.class);
    }

    private static InboundMessage elsewhere(Ticket taken, InboundMessage message) {
        return place(taken, message) instanceof Placement.Elsewhere elsewhere ? elsewhere.message() : message;
    }
}
