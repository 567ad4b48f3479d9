/// Days, times and deadlines as people write them, found in a text and worked out against the time and zone of the
/// message.
/// It must not know what follows from a deadline.
@NullMarked
package dev.millrace.enrichment.moments;

import org.jspecify.annotations.NullMarked;
