package dev.millrace.standalone.postgres;

import java.util.Map;
import java.util.function.BiConsumer;

/// PostgreSQL's settings: little memory, loopback only, and no promise relaxed for speed.
final class ServerSettings {
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            // A socket in /tmp would be a second door, open to every user of the machine.
            Map.entry("unix_socket_directories", ""),
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("max_connections", "40"),
            Map.entry("shared_buffers", "32MB"),
            Map.entry("work_mem", "2MB"),
            Map.entry("maintenance_work_mem", "16MB"),
            Map.entry("wal_buffers", "1MB"),
            Map.entry("max_wal_size", "128MB"),
            Map.entry("min_wal_size", "32MB"),
            Map.entry("max_worker_processes", "2"),
            Map.entry("max_parallel_workers", "0"),
            Map.entry("autovacuum_max_workers", "1"),
            Map.entry("io_method", "sync"),
            Map.entry("jit", "off"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("wal_level", "minimal"),
            Map.entry("huge_pages", "off"),
            // The launcher library switches both off, which suits tests; here an answered commit must be on disk.
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"));

    private ServerSettings() {}

    static void each(BiConsumer<String, String> target) {
        SETTINGS.forEach(target);
    }
}
