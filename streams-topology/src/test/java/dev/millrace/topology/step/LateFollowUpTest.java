package dev.millrace.topology.step;

import static dev.millrace.topology.step.Placements.ADMIN;
import static dev.millrace.topology.step.Placements.assertOnItsOwn;
import static dev.millrace.topology.step.Placements.closed;
import static dev.millrace.topology.step.Placements.place;
import static dev.millrace.topology.step.Placements.reopeningWithin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Threading;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.topology.Messages;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Where a message belongs whose ticket is closed, or merged into another.
class LateFollowUpTest {
    private final Ticket ticket = Placements.TICKET;

    @Test
    void shouldReopenClosedTicketsForEverUnlessToldOtherwise() {
        InboundMessage reply = Messages.reply(ticket.id(), "anna@acme.example", "<2@acme.example>", Threading.SIGNED);

        assertThat(place(closed(), reply)).isEqualTo(new Placement.Here(reply));
        assertThat(place(closed(), reply, reopeningWithin(Duration.ofDays(11)))).isEqualTo(new Placement.Here(reply));
    }

    @Test
    void shouldOpenATicketThatMentionsTheClosedOneWhenItIsTooLate() {
        for (Threading threading : new Threading[] {Threading.SIGNED, Threading.SUBJECT_TAG}) {
            InboundMessage reply = Messages.reply(ticket.id(), "anna@acme.example", "<2@acme.example>", threading);

            for (Duration time : new Duration[] {Duration.ofDays(9), Duration.ZERO}) {
                assertOnItsOwn(place(closed(), reply, reopeningWithin(time)), reply, ticket.id());
            }
        }
    }

    @Test
    void shouldCountTheTimeFromTheClosingOnWhateverHappenedNext() {
        InboundMessage reply = Messages.reply(ticket.id(), "anna@acme.example", "<2@acme.example>", Threading.SIGNED);
        Ticket unresolved = Messages.after(ticket, new TicketCommand.Close(ticket.id(), "acme", ADMIN));
        Ticket commented = Messages.later(
                Duration.ofDays(9), unresolved, new TicketCommand.Comment(ticket.id(), "acme", ADMIN, "Spam.", false));

        for (Ticket closed : List.of(unresolved, commented)) {
            assertOnItsOwn(place(closed, reply, reopeningWithin(Duration.ofDays(9))), reply, ticket.id());
            assertThat(place(closed, reply, reopeningWithin(Duration.ofDays(11))))
                    .isEqualTo(new Placement.Here(reply));
        }
    }

    @Test
    void shouldNotCountTheTimeOfATicketThatIsNotClosed() {
        InboundMessage reply = Messages.reply(ticket.id(), "anna@acme.example", "<2@acme.example>", Threading.SIGNED);
        Ticket resolved = Messages.after(ticket, new TicketCommand.Resolve(ticket.id(), "acme", ADMIN, "done"));

        assertThat(place(resolved, reply, reopeningWithin(Duration.ZERO))).isEqualTo(new Placement.Here(reply));
    }

    @Test
    void shouldOpenNothingForLateThanks() {
        InboundMessage thanks = Messages.saying(
                "Thank you, it works",
                Messages.reply(ticket.id(), "anna@acme.example", "<2@acme.example>", Threading.SIGNED));

        assertThat(place(closed(), thanks, reopeningWithin(Duration.ZERO))).isEqualTo(new Placement.Here(thanks));
    }

    @Test
    void shouldOpenNothingForLateNotesOfPrograms() {
        InboundMessage note = Messages.automatic(
                Automatic.AUTO_REPLY,
                Messages.reply(ticket.id(), "anna@acme.example", "<2@acme.example>", Threading.SIGNED));

        assertThat(place(closed(), note, reopeningWithin(Duration.ZERO))).isEqualTo(new Placement.Here(note));
    }

    private static Ticket merged(Ticket source, TicketId target) {
        return Messages.after(
                source,
                new TicketCommand.Merge(source.id(), "acme", ADMIN, target, null),
                new TicketCommand.ConfirmMerge(source.id(), "acme", target));
    }

    private static InboundMessage sentRound(Placement placement) {
        assertThat(placement).isInstanceOf(Placement.Elsewhere.class);
        return ((Placement.Elsewhere) placement).message();
    }

    @Test
    void shouldLeadWhatAMergedTicketWouldTakeToTheOther() {
        Ticket target = Messages.opened(Messages.mail("ben@acme.example", "<9@acme.example>", "Locked"));
        InboundMessage reply =
                Messages.reply(ticket.id(), "anna@acme.example", "<2@acme.example>", Threading.SUBJECT_TAG);

        InboundMessage led = sentRound(place(merged(ticket, target.id()), reply));

        assertThat(led.ticket()).isEqualTo(target.id());
        assertThat(led.mergedFrom()).containsExactly(ticket.id());
        assertThat(place(target, led)).isEqualTo(new Placement.Here(led));
    }

    @Test
    void shouldOpenATicketForAMailThatIsLedToOneClosedTooLongAgo() {
        Ticket target = Messages.opened(Messages.mail("ben@acme.example", "<9@acme.example>", "Locked"));
        InboundMessage reply = Messages.reply(target.id(), "anna@acme.example", "<2@acme.example>", Threading.SIGNED);
        InboundMessage led = sentRound(place(merged(target, ticket.id()), reply, reopeningWithin(Duration.ofDays(1))));

        assertOnItsOwn(place(closed(), led, reopeningWithin(Duration.ofDays(1))), led, ticket.id());
    }

    /// A ticket of its own would be the merged one, which led it here.
    @Test
    void shouldOpenTheNextTicketForAChatThatIsLedToOneClosedTooLongAgo() {
        InboundMessage started = Messages.chat("room", "anna@acme.example", "1", "Locked");
        Ticket chat = merged(Messages.opened(started), ticket.id());
        InboundMessage further = Messages.chat("room", "anna@acme.example", "2", "Still locked");

        InboundMessage led = sentRound(place(chat, further));
        InboundMessage own = sentRound(place(closed(), led, reopeningWithin(Duration.ofDays(1))));

        assertThat(own.ticket())
                .isEqualTo(started.conversation().next().ticketId())
                .isNotEqualTo(chat.id());
        assertThat(own.mentions()).isEqualTo(ticket.id());
        assertThat(place(null, own)).isEqualTo(new Placement.Here(own));
        InboundMessage last = Messages.chat("room", "anna@acme.example", "3", "Hello?");
        InboundMessage ledToo = sentRound(place(chat, last));
        assertThat(sentRound(place(closed(), ledToo, reopeningWithin(Duration.ofDays(1))))
                        .ticket())
                .isEqualTo(own.ticket());
    }

    @Test
    void shouldFollowNoChainForEver() {
        InboundMessage reply = Messages.reply(ticket.id(), "anna@acme.example", "<2@acme.example>", Threading.SIGNED);
        Ticket merged = merged(ticket, TicketId.parse("0000000000001"));
        InboundMessage led = reply;
        for (int times = 0; times < 32; times++) {
            led = led.ledOn(ticket.id());
        }
        assertOnItsOwn(place(merged, led), led, TicketId.parse("0000000000001"));
    }

    @Test
    void shouldOpenATicketForWhatIsLedToOneThatIsNotThere() {
        InboundMessage reply = Messages.reply(ticket.id(), "anna@acme.example", "<2@acme.example>", Threading.SIGNED);
        InboundMessage led = reply.ledOn(TicketId.parse("0000000000001"));
        assertOnItsOwn(place(null, led), led, null);
    }
}
