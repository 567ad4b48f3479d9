package dev.millrace.tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.Samples;
import dev.millrace.tickets.json.Json;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/// What holds whatever happens, in whatever order.
class TicketPropertiesTest {
    @Provide
    Arbitrary<List<TicketEvent>> histories() {
        return Arbitraries.of(Samples.events()).list().ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<TicketCommand>> conversations() {
        List<TicketCommand> all = new ArrayList<>(Samples.streamCommands());
        all.addAll(Samples.deskCommands());
        return Arbitraries.of(all).list().ofMaxSize(60);
    }

    @Property
    void foldingIsDeterministic(@ForAll("histories") List<TicketEvent> history) {
        assertThat(fold(history)).isEqualTo(fold(history));
    }

    @Property
    void aTicketBeginsWithItsOpeningAndNothingElse(@ForAll("histories") List<TicketEvent> history) {
        assertThat(fold(history) != null).isEqualTo(history.stream().anyMatch(TicketEvent.Opened.class::isInstance));
    }

    @Property
    void noCommandEverThrowsAndVersionsGrowByOne(@ForAll("conversations") List<TicketCommand> commands) {
        Ticket ticket = null;
        List<TicketEvent> history = new ArrayList<>();
        for (TicketCommand command : commands) {
            List<TicketEvent> events = Ticket.decide(ticket, command, Samples.CONTEXT);
            TicketUpdate update =
                    Ticket.update(ticket, events, Samples.NOW, null).orElse(null);
            if (update == null) {
                assertThat(events.stream().allMatch(TicketEvent.CommandRefused.class::isInstance))
                        .isTrue();
                continue;
            }
            assertThat(update.version()).isEqualTo(ticket == null ? 1 : ticket.version() + 1);
            ticket = update.ticket();
            history.addAll(events);
            assertThat(ticket).isEqualTo(refold(history, ticket.version()));
            assertThat(Json.read(Json.bytes(update), TicketUpdate.class)).isEqualTo(update);
        }
    }

    @Property
    void whatTheStreamRemembersStaysSmall(@ForAll("conversations") List<TicketCommand> commands) {
        Ticket ticket = null;
        for (int round = 0; round < 5; round++) {
            for (TicketCommand command : commands) {
                List<TicketEvent> events = Ticket.decide(ticket, command, Samples.CONTEXT);
                ticket = Ticket.update(ticket, events, Samples.NOW, null)
                        .map(TicketUpdate::ticket)
                        .orElse(ticket);
            }
        }
        if (ticket != null) {
            assertThat(Json.bytes(ticket).length).isLessThan(2_500);
        }
    }

    private static @Nullable Ticket fold(List<TicketEvent> history) {
        Ticket ticket = null;
        for (TicketEvent event : history) {
            ticket = Ticket.evolve(ticket, event);
        }
        return ticket;
    }

    private static Ticket refold(List<TicketEvent> history, long version) {
        Ticket ticket = fold(history);
        assertThat(ticket).isNotNull();
        return new TicketDraft(ticket)
                .version(version)
                .updatedAt(Samples.NOW)
                .closedAt(ticket.status() == TicketStatus.CLOSED ? Samples.NOW : null)
                .build();
    }
}
