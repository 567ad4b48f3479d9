package dev.millrace.topology.step;

import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.ticket.Ticket;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/// The stores that the steps share. All are logged to compacted topics, so that they survive their machine.
public final class TicketStores {
    /// Tickets by id.
    public static final String TICKETS = "tickets";

    /// Timers by due time.
    public static final String TIMERS = "timers";

    /// Mails by sender, words and date, by which one is known that comes again under another id.
    public static final String KNOWN_MAILS = "known-mails";

    private TicketStores() {}

    public static StoreBuilder<KeyValueStore<String, Ticket>> tickets() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(TICKETS), Serdes.String(), TicketFormat.serde())
                .withLoggingEnabled(Map.of());
    }

    /// Their settings as JSON: whoever reads one that is broken must still be able to put it aside.
    public static StoreBuilder<KeyValueStore<String, byte[]>> timers() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(TIMERS), Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of());
    }

    public static StoreBuilder<WindowStore<String, KnownMail>> knownMails() {
        return Stores.windowStoreBuilder(
                        Stores.persistentWindowStore(KNOWN_MAILS, KnowAgain.REMEMBERED, Duration.ofMillis(1), true),
                        Serdes.String(),
                        Json.serde(KnownMail.class))
                .withLoggingEnabled(Map.of());
    }
}
