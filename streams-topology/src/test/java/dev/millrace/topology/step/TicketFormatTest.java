package dev.millrace.topology.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketStatus;
import dev.millrace.topology.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.Deflater;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

/// How tickets lie in the store, now and for ever.
class TicketFormatTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Serde<Ticket> FORMAT = TicketFormat.serde();
    private static final Person FRANK = new Person("frank@acme.example", "Frank Doyle");

    private static byte[] write(Ticket ticket) {
        return FORMAT.serializer().serialize("tickets", ticket);
    }

    private static Ticket read(byte[] stored) {
        return FORMAT.deserializer().deserialize("tickets", stored);
    }

    @Provide
    Arbitrary<Ticket> tickets() {
        Arbitrary<String> words = Arbitraries.strings().ofMaxLength(300);
        Arbitrary<InboundMessage> first = Combinators.combine(words, Arbitraries.integers())
                .as((subject, number) ->
                        Messages.titled(subject, Messages.mail("anna@acme.example", "<%d@x>".formatted(number), "Hi")));
        return Combinators.combine(first, Arbitraries.integers().between(0, 12), Arbitraries.of(true, false))
                .as(TicketFormatTest::ticket);
    }

    private static Ticket ticket(InboundMessage first, int messages, boolean closed) {
        Ticket ticket = Messages.opened(first);
        for (int number = 0; number < messages; number++) {
            ticket = Messages.receive(
                    ticket,
                    Messages.answer(
                            first.ticket(), "p%d@acme.example".formatted(number % 5), "<%d@y>".formatted(number), "?"));
        }
        return closed ? closed(ticket) : ticket;
    }

    @Property
    void readsWhatItWrote(@ForAll("tickets") Ticket ticket) {
        assertThat(read(write(ticket))).isEqualTo(ticket);
    }

    @Property
    void closedTicketsAreSmallerAndOpenOnesAreJson(@ForAll("tickets") Ticket ticket) {
        if (ticket.status() == TicketStatus.CLOSED) {
            assertThat(write(ticket).length).isLessThan(Json.bytes(ticket).length * 2 / 3);
        } else {
            assertThat(write(ticket)).isEqualTo(Json.bytes(ticket));
        }
    }

    /// The last bits of a byte may mean nothing.
    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatIsBrokenIsNeverReadAsAnotherTicket(@ForAll("tickets") Ticket any, @ForAll int place, @ForAll byte other) {
        Ticket ticket = closed(any);
        byte[] stored = write(ticket);
        stored[Math.floorMod(place, stored.length)] = other;
        try {
            assertThat(read(stored)).isEqualTo(ticket);
        } catch (SerializationException expected) {
            assertThat(expected).hasMessageStartingWith("This ");
        }
    }

    private static Ticket closed(Ticket ticket) {
        return ticket.status() == TicketStatus.CLOSED
                ? ticket
                : Messages.after(ticket, new TicketCommand.Close(ticket.id(), "acme", FRANK));
    }

    /// What was packed once must be read for ever. This file is never written anew.
    @Test
    void shouldReadWhatWasPackedOnce() throws IOException {
        byte[] packed = Base64.getMimeDecoder().decode(Files.readString(GOLDEN.resolve("closed-ticket.base64")));
        Ticket ticket = Json.read(Files.readString(GOLDEN.resolve("closed-ticket.json")), Ticket.class);
        assertThat(read(packed)).isEqualTo(ticket);
    }

    @Test
    void shouldReadClosedTicketsThatWereStoredAsJson() throws IOException {
        String json = Files.readString(GOLDEN.resolve("closed-ticket.json"));
        assertThat(read(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(Json.read(json, Ticket.class));
    }

    @Test
    void shouldSayThatAPackedTicketEndsEarly() {
        byte[] packed = write(closed(Placements.TICKET));
        byte[] part = Arrays.copyOf(packed, packed.length / 2);
        assertThatThrownBy(() -> read(part))
                .isInstanceOf(SerializationException.class)
                .hasMessage("This is no packed ticket: it ends early, after %d bytes".formatted(part.length));
    }

    @Test
    void shouldSayThatALaterVersionPackedIt() {
        Deflater later = new Deflater();
        later.setDictionary(new byte[] {1, 2, 3});
        later.setInput(Json.bytes(Placements.TICKET));
        later.finish();
        byte[] packed = new byte[2048];
        int length = later.deflate(packed);
        later.end();
        assertThatThrownBy(() -> read(Arrays.copyOf(packed, length)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("by a later version");
    }

    @Test
    void shouldWriteAndReadThatThereIsNone() {
        assertThat(FORMAT.serializer().serialize("tickets", null)).isNull();
        assertThat(FORMAT.deserializer().deserialize("tickets", null)).isNull();
    }
}
