/// Configuration that people write as YAML, read so that each complaint names file and line.
/// Knows nodes, keys and places. Must not know what any file means.
@NullMarked
package dev.millrace.tickets.yaml;

import org.jspecify.annotations.NullMarked;
