package dev.millrace.topology.models;

import dev.millrace.tickets.config.DeskConfig;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.json.UnreadableJson;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows `desk.config` in every instance (a global store) and passes on what was chosen. A choice that was made
/// without knowing the last one is passed over, in every instance the same. A value that cannot be read changes
/// nothing: a store for the whole desk has no dead letters, so it is only logged.
public final class ConfigWatch implements Processor<String, byte[], Void, Void> {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigWatch.class);
    private static final String STORE = "desk-config";

    private final ModelsInForce models;
    private @Nullable KeyValueStore<String, byte[]> store;

    public ConfigWatch(ModelsInForce models) {
        this.models = models;
    }

    /// The store that each instance holds whole; it is as large as the compacted topic.
    public static StoreBuilder<KeyValueStore<String, byte[]>> store() {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled();
    }

    /// What was restored before this began was chosen before it.
    @Override
    public void init(ProcessorContext<Void, Void> context) {
        store = context.getStateStore(STORE);
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> entry = all.next();
                read(entry.key, entry.value).ifPresent(models::restore);
            }
        }
    }

    @Override
    public void process(Record<String, byte[]> change) {
        if (store == null) {
            throw new IllegalStateException("A step must be initialised before it is given work");
        }
        String tenant = change.key();
        if (tenant == null) {
            return;
        }
        DeskConfig config = read(tenant, change.value()).orElse(null);
        if (config == null) {
            models.choices().takeUnreadable(tenant);
        } else if (models.choices().take(config)) {
            store.put(tenant, change.value());
        } else {
            LOG.warn(
                    "A choice of models of tenant {} by {} was made without knowing the last one, and changes nothing",
                    tenant,
                    config.models().by());
        }
    }

    private static Optional<DeskConfig> read(String tenant, byte @Nullable [] value) {
        try {
            DeskConfig config = value == null ? DeskConfig.of(tenant) : Json.read(value, DeskConfig.class);
            if (tenant.equals(config.tenant())) {
                return Optional.of(config);
            }
            LOG.error("The configuration of tenant {} names tenant {}; it changes nothing", tenant, config.tenant());
        } catch (UnreadableJson e) {
            LOG.error("The configuration of tenant {} cannot be read and changes nothing: {}", tenant, e.getMessage());
        }
        return Optional.empty();
    }
}
