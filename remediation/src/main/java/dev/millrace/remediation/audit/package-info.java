/// The audit log as an auditor reads it: verified link by link, exported, and freed of a person's data.
/// Knows how entries are chained. Must not know how a run works; entries are written by the ledger's statements.
@NullMarked
package dev.millrace.remediation.audit;

import org.jspecify.annotations.NullMarked;
