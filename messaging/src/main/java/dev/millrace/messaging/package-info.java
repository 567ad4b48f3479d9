/// Kafka for the rooms: sending as a `Mono`, topics made and checked at start, tails to read from any place,
/// dead letters. Knows Kafka and JSON. Must not know what any message means or who reads it.
@NullMarked
package dev.millrace.messaging;

import org.jspecify.annotations.NullMarked;
