package dev.millrace.topology.people;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/// Follows `desk.people` in every instance (a global store). Values are kept as they came and read when they are asked
/// for, so that one that cannot be read is nobody else's trouble.
public final class PeopleWatch implements Processor<String, byte[], Void, Void> {
    static final String STORE = "desk-people";

    private @Nullable KeyValueStore<String, byte[]> store;

    /// The store that each instance holds whole, in memory: some hundred bytes a person, nothing on the disk.
    public static StoreBuilder<KeyValueStore<String, byte[]>> store() {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled();
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        store = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, byte[]> said) {
        if (store == null) {
            throw new IllegalStateException("A step must be initialised before it is given work");
        }
        if (said.key() != null) {
            store.put(said.key(), said.value());
        }
    }
}
