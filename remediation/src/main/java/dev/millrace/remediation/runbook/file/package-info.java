/// Runbooks as files: read, checked against the published schema, watched, and turned into steps.
/// Knows the file format and the actions by their names. Must not know any connector, the ledger or Kafka.
@NullMarked
package dev.millrace.remediation.runbook.file;

import org.jspecify.annotations.NullMarked;
