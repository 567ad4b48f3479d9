/// Local programs, as runbook files call them.
/// Knows how a program is started without a shell, watched and ended. Must not know what any program is for.
@NullMarked
package dev.millrace.remediation.script;

import org.jspecify.annotations.NullMarked;
