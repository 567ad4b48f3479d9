/// The newest state of each ticket with its last steps, for pages and links.
/// Knows the projection's tables; the history itself is the topic. Must not know who looks at it or what is answered.
@NullMarked
package dev.millrace.notifier.history;

import org.jspecify.annotations.NullMarked;
