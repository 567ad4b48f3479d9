/// Who may have what done: a file of rules with conditions in CEL, the first that holds decides.
/// Knows the ticket and what is said of its requester. Must not know directories; what they say is enforced again
/// where the runbook runs.
@NullMarked
package dev.millrace.policy;

import org.jspecify.annotations.NullMarked;
