package dev.millrace.topology.step;

import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketStatus;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/// How a ticket lies in the store and in its changelog: as JSON while it is worked on, and packed once it is closed.
/// There are few open tickets and ever more closed ones, all of which are restored after a crash; and a closed one is
/// hardly ever read. It stays whole, for a late reply may reopen it at any time and people look it up.
///
/// What was stored before closed tickets were packed is JSON and is read as such, and packed when it is next written.
final class TicketFormat {
    private static final Serde<Ticket> JSON = Json.serde(Ticket.class);

    private TicketFormat() {}

    /// Keeps nothing between calls: the stream's threads and whoever asks for a ticket share it.
    static Serde<Ticket> serde() {
        return Serdes.serdeFrom(TicketFormat::write, TicketFormat::read);
    }

    private static byte @Nullable [] write(String topic, @Nullable Ticket ticket) {
        byte[] json = JSON.serializer().serialize(topic, ticket);
        return ticket != null && ticket.status() == TicketStatus.CLOSED ? PackedJson.of(json) : json;
    }

    private static @Nullable Ticket read(String topic, byte @Nullable [] stored) {
        byte[] json = stored != null && PackedJson.is(stored) ? PackedJson.unpack(stored) : stored;
        return JSON.deserializer().deserialize(topic, json);
    }
}
