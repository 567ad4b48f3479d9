/// Takes requests from the stream into the ledger, claims them and drives each run from its journal to its end.
/// Knows how a run survives crashes and outages. Must not know any runbook or outside system by name.
@NullMarked
package dev.millrace.remediation.worker;

import org.jspecify.annotations.NullMarked;
