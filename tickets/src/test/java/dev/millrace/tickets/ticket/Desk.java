package dev.millrace.tickets.ticket;

import static dev.millrace.tickets.Samples.CONTEXT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Feeds commands one after the other, as the stream does.
final class Desk {
    @Nullable
    Ticket ticket;

    List<TicketEvent> last = List.of();
    private DecisionContext context = CONTEXT;

    Desk after(TicketCommand... commands) {
        for (TicketCommand command : commands) {
            last = Ticket.decide(ticket, command, context);
            Ticket.update(ticket, last, context.now(), null).ifPresent(update -> ticket = update.ticket());
        }
        return this;
    }

    Desk later(Duration time) {
        context = new DecisionContext(
                context.now().plus(time),
                context.approvalTtl(),
                context.defaultAssignee(),
                context.codes(),
                context.technicians());
        return this;
    }

    Desk withTechnicians(String... addresses) {
        context = new DecisionContext(
                context.now(), context.approvalTtl(), context.defaultAssignee(), context.codes(), Set.of(addresses));
        return this;
    }

    Ticket ticket() {
        assertThat(ticket).isNotNull();
        return ticket;
    }
}
