package dev.millrace.topology.people;

import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.json.UnreadableJson;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.people.PersonFacts;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the directory said of those who write, as it counts now. To ask is a look into memory.
public final class KnownPeople {
    private static final Logger LOG = LoggerFactory.getLogger(KnownPeople.class);

    private final KeyValueStore<String, byte[]> store;

    private KnownPeople(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /// Those that a step may ask for.
    public static KnownPeople in(ProcessingContext context) {
        return new KnownPeople(context.getStateStore(PeopleWatch.STORE));
    }

    /// What is known of a message's writer; null where it is nothing, or too old, or he only claims to be the one.
    public @Nullable PersonFacts writerOf(InboundMessage message, Instant now) {
        if (message.assurance() == Assurance.CLAIMED) {
            return null;
        }
        String key = PersonFacts.key(message.tenant(), message.from().address());
        byte[] said = store.get(key);
        if (said == null) {
            return null;
        }
        try {
            PersonFacts facts = Json.read(said, PersonFacts.class);
            return facts.countsAt(now) ? facts.at(now) : null;
        } catch (UnreadableJson e) {
            LOG.warn(
                    "What the directory said of a person of tenant {} cannot be read and counts for nothing: {}",
                    message.tenant(),
                    e.getMessage());
            return null;
        }
    }
}
