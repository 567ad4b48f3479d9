/// What is done and how it is proven: a runbook is a list of steps, each looked at, applied, verified, undone.
/// Knows the vocabulary that steps answer in. Must not know the ledger, Kafka or any outside system.
@NullMarked
package dev.millrace.remediation.runbook;

import org.jspecify.annotations.NullMarked;
