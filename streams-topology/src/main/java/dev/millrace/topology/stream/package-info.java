/// The Kafka Streams application's life: its settings, start, stop, health, and what it may use of memory.
/// Knows Kafka Streams. Must not know what the steps do.
@NullMarked
package dev.millrace.topology.stream;

import org.jspecify.annotations.NullMarked;
