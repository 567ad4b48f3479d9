/// The outside systems as such: each behind a circuit breaker, with its state told to people, metrics and
/// health. Knows when a system is away and when it is back. Must not know what is asked of it, nor by whom.
@NullMarked
package dev.millrace.remediation.connector;

import org.jspecify.annotations.NullMarked;
