/// The run ledger: every request a row, every step an entry in its journal, every claim a lease.
/// Knows who may write to a row now. Must not know runbooks or what a step does.
@NullMarked
package dev.millrace.remediation.ledger;

import org.jspecify.annotations.NullMarked;
