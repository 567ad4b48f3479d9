/// The stream: one Kafka Streams application, the single writer of every ticket.
/// Knows the topics and which step follows which; what a step concludes is decided by `tickets` and `enrichment`.
/// Must not know mail, chat, directories or browsers.
@NullMarked
package dev.millrace.topology;

import org.jspecify.annotations.NullMarked;
