package dev.millrace.topology.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.message.Threading;
import dev.millrace.tickets.ticket.MergedTicket;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketUpdate;
import dev.millrace.topology.Messages;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What holds of merges in whatever order they are asked for and however far what the tickets say to each other, and
/// people to them, lies behind.
class MergePropertiesTest {
    private static final int TICKETS = 4;
    private static final Person FRANK = new Person("frank@acme.example", "Frank Doyle");
    private static final DeskRules RULES = new DeskRules(
            Duration.ofDays(3), "service-desk", Duration.ofMinutes(1), Duration.ofDays(7), Messages.CODES);

    sealed interface Act {
        record Merge(int ticket, int target) implements Act {}

        record Write(int ticket, Threading threading, boolean twice) implements Act {}

        record Close(int ticket) implements Act {}

        record Reopen(int ticket) implements Act {}

        /// A ticket takes the next of what lies in front of it.
        record Go(int ticket) implements Act {}
    }

    @Provide
    Arbitrary<List<Act>> days() {
        Arbitrary<Integer> ticket = Arbitraries.integers().between(0, TICKETS - 1);
        Arbitrary<Act> merge = Combinators.combine(ticket, ticket).as(Act.Merge::new);
        Arbitrary<Act> write = Combinators.combine(
                        ticket,
                        Arbitraries.of(Threading.SIGNED, Threading.SUBJECT_TAG, Threading.REFERENCES),
                        Arbitraries.of(true, false))
                .as(Act.Write::new);
        Arbitrary<Act> close = ticket.map(Act.Close::new);
        Arbitrary<Act> reopen = ticket.map(Act.Reopen::new);
        Arbitrary<Act> go = ticket.map(Act.Go::new);
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(4, merge),
                        net.jqwik.api.Tuple.of(4, write),
                        net.jqwik.api.Tuple.of(1, close),
                        net.jqwik.api.Tuple.of(1, reopen),
                        net.jqwik.api.Tuple.of(8, go))
                .list()
                .ofMaxSize(60);
    }

    @Property
    void noMergesMakeACircleOrLoseAMessage(@ForAll("days") List<Act> day) {
        Desk desk = new Desk();
        day.forEach(desk::act);
        desk.finish();

        for (Ticket ticket : desk.tickets.values()) {
            assertThat(ticket.merging()).isNull();
            Set<TicketId> passed = new HashSet<>();
            for (Ticket next = ticket; next.mergedInto() != null; next = desk.ticket(next.mergedInto())) {
                assertThat(passed.add(next.id())).as("no circle").isTrue();
                assertThat(desk.ticket(next.mergedInto()).merged())
                        .extracting(MergedTicket::ticket)
                        .contains(next.id());
            }
        }
        assertThat(desk.taken).as("each message once").isEqualTo(desk.sent);
    }

    /// Tickets in partitions of their own: what is said to one lies in front of it until it goes on.
    private static final class Desk {
        private final Map<TicketId, Ticket> tickets = new LinkedHashMap<>();
        private final Map<TicketId, Queue<Object>> waiting = new HashMap<>();
        private final List<TicketId> ids = new ArrayList<>();
        private final PlacementRules placement = new PlacementRules(RULES);
        private final Map<String, Integer> sent = new HashMap<>();
        private final Map<String, Integer> taken = new HashMap<>();

        private Desk() {
            for (int number = 0; number < TICKETS; number++) {
                InboundMessage first =
                        Messages.mail(address(number), "<first-%d@acme.example>".formatted(number), "Hi");
                tickets.put(first.ticket(), Messages.opened(first));
                ids.add(first.ticket());
            }
        }

        private static String address(int number) {
            return "person-%d@acme.example".formatted(number);
        }

        private Ticket ticket(TicketId id) {
            Ticket ticket = tickets.get(id);
            assertThat(ticket).isNotNull();
            return ticket;
        }

        private void act(Act act) {
            switch (act) {
                case Act.Merge(int number, int target) ->
                    say(new TicketCommand.Merge(ids.get(number), "acme", FRANK, ids.get(target), null));
                case Act.Write(int number, Threading threading, boolean twice) -> write(number, threading, twice);
                case Act.Close(int number) -> say(new TicketCommand.Close(ids.get(number), "acme", FRANK));
                case Act.Reopen(int number) -> say(new TicketCommand.Reopen(ids.get(number), "acme", FRANK, "again"));
                case Act.Go(int number) -> go(ids.get(number));
            }
        }

        private void write(int number, Threading threading, boolean twice) {
            String messageId = "<%d@acme.example>".formatted(sent.size());
            sent.put(messageId, 1);
            for (int time = 0; time < (twice ? 2 : 1); time++) {
                InboundMessage message = Messages.reply(ids.get(number), address(number), messageId, threading);
                put(message.ticket(), message);
            }
        }

        private void say(TicketCommand command) {
            put(command.ticket(), command);
        }

        private void put(TicketId ticket, Object said) {
            waiting.computeIfAbsent(ticket, _ -> new ArrayDeque<>()).add(said);
        }

        private void finish() {
            for (int round = 0; waiting.values().stream().anyMatch(queue -> !queue.isEmpty()); round++) {
                assertThat(round).as("it comes to an end").isLessThan(1_000);
                List.copyOf(waiting.keySet()).forEach(this::go);
            }
        }

        private void go(TicketId id) {
            Object next = waiting.getOrDefault(id, new ArrayDeque<>()).poll();
            switch (next) {
                case null -> {}
                case TicketCommand command -> decide(command);
                case InboundMessage message -> place(message);
                default -> throw new AssertionError("Nobody says " + next);
            }
        }

        private void place(InboundMessage message) {
            switch (placement.place(tickets.get(message.ticket()), message, Messages.NOW)) {
                case Placement.Here here -> decide(Messages.read(here.message()));
                case Placement.Elsewhere elsewhere -> put(elsewhere.message().ticket(), elsewhere.message());
                case Placement.Duplicate _ -> {}
                case Placement.Uncompared _, Placement.Repeated _, Placement.Ignored _ ->
                    throw new AssertionError("These mails are compared with no others");
            }
        }

        private void decide(TicketCommand command) {
            Ticket before = tickets.get(command.ticket());
            List<TicketEvent> events = Ticket.decide(before, command, RULES.at(Messages.NOW, "acme"));
            Work work = Ticket.update(before, events, Messages.NOW, null)
                    .map(update -> after(command, update))
                    .orElseGet(() -> Work.of(command, null));
            AgreeOnMerge.commands(work).forEach(this::say);
        }

        private Work after(TicketCommand command, TicketUpdate update) {
            tickets.put(update.ticketId(), update.ticket());
            update.events().stream()
                    .filter(TicketEvent.MessageReceived.class::isInstance)
                    .map(TicketEvent.MessageReceived.class::cast)
                    .forEach(received -> taken.merge(received.messageId(), 1, Integer::sum));
            return Work.of(command, null).and(update);
        }
    }
}
