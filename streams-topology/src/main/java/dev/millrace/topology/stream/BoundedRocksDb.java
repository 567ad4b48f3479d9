package dev.millrace.topology.stream;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/// One cache for all state stores of the process, write buffers counted in, so that native memory is bounded
/// however many partitions there are.
public final class BoundedRocksDb implements RocksDBConfigSetter {
    /// The configuration key for the bound, in bytes.
    static final String MEMORY = "millrace.rocksdb.memory";

    private static final long WRITE_BUFFER = 1L << 20;

    private static @Nullable Shared shared;

    private record Shared(Cache cache, WriteBufferManager writeBuffers) {}

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        if (!(configs.get(MEMORY) instanceof Number bytes)) {
            throw new IllegalArgumentException(MEMORY + " must be a number of bytes, not " + configs.get(MEMORY));
        }
        Shared memory = shared(bytes.longValue());
        if (options.tableFormatConfig() instanceof BlockBasedTableConfig table) {
            table.setBlockCache(memory.cache());
            table.setCacheIndexAndFilterBlocks(true);
            options.setTableFormatConfig(table);
        }
        options.setWriteBufferManager(memory.writeBuffers());
        options.setWriteBufferSize(WRITE_BUFFER);
        options.setMaxWriteBufferNumber(2);
    }

    /// Nothing to close with a store: what is shared lives as long as the process.
    @Override
    public void close(String storeName, Options options) {}

    private static synchronized Shared shared(long bytes) {
        if (shared == null) {
            Cache cache = new LRUCache(bytes);
            shared = new Shared(cache, new WriteBufferManager(bytes / 2, cache));
        }
        return shared;
    }
}
