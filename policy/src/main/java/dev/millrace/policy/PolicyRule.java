package dev.millrace.policy;

import dev.millrace.tickets.remediation.Authorisation;

/// One rule of the policy file.
///
/// @param name told in the ticket's history
/// @param condition compiled from the rule's `when`
/// @param verdict what follows when the condition holds
record PolicyRule(String name, Condition condition, Authorisation verdict) {}
