/// Hosts by SSH, as runbook files call programs on them.
/// Knows how a host is proven to be the right one, how a command is written for its shell, and how an execution
/// is bounded. Must not know what any program is for.
@NullMarked
package dev.millrace.remediation.ssh;

import org.jspecify.annotations.NullMarked;
