package dev.millrace.topology.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.message.Threading;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.topology.Messages;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Anna's ticket, and where messages are placed that come ten days later.
final class Placements {
    static final Person ADMIN = new Person("admin", null);

    static final InboundMessage FIRST = Messages.mail("anna@acme.example", "<1@acme.example>", "Locked");
    static final Ticket TICKET = Messages.opened(FIRST);

    private Placements() {}

    static Placement place(@Nullable Ticket ticket, InboundMessage message) {
        return place(ticket, message, FollowUps.USUAL);
    }

    static Placement place(@Nullable Ticket ticket, InboundMessage message, FollowUps followUps) {
        return new PlacementRules(rules(followUps)).place(ticket, message, Messages.NOW.plus(Duration.ofDays(10)));
    }

    private static DeskRules rules(FollowUps followUps) {
        return new DeskRules(
                Duration.ofDays(3),
                "service-desk",
                Duration.ofMinutes(1),
                Duration.ofDays(7),
                Messages.CODES,
                followUps,
                new Technicians(Map.of("acme", Set.of("Frank@acme.example"))),
                Map.of());
    }

    /// Which reopens closed tickets within a time only.
    static FollowUps reopeningWithin(Duration time) {
        return new FollowUps(new FollowUps.Rule(time, FollowUps.ByReference.SAME_SUBJECT), Map.of());
    }

    static FollowUps byReference(FollowUps.ByReference rule) {
        return new FollowUps(FollowUps.USUAL.usual(), Map.of("SUPPORT@acme.example", new FollowUps.Rule(null, rule)));
    }

    /// Anna's ticket, closed.
    static Ticket closed() {
        return Messages.after(
                TICKET,
                new TicketCommand.Resolve(TICKET.id(), "acme", ADMIN, "done"),
                new TicketCommand.Close(TICKET.id(), "acme", ADMIN));
    }

    /// That a message opens a ticket of its own, which may mention another.
    static void assertOnItsOwn(Placement placement, InboundMessage message, @Nullable TicketId mentioned) {
        assertThat(placement).isInstanceOfSatisfying(Placement.Elsewhere.class, elsewhere -> {
            assertThat(elsewhere.message().ticket())
                    .isEqualTo(message.conversation().ticketId())
                    .isNotEqualTo(TICKET.id());
            assertThat(elsewhere.message().mentions()).isEqualTo(mentioned);
            assertThat(elsewhere.message().threading()).isEqualTo(Threading.NONE);
        });
    }
}
