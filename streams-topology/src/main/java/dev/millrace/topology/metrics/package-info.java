/// Windowed counts and latencies of each tenant's desk, told on `desk.metrics` while the window is still open.
/// Knows which events count. Must not know who draws them.
@NullMarked
package dev.millrace.topology.metrics;

import org.jspecify.annotations.NullMarked;
