package dev.millrace.remediation.consent;

import java.util.Optional;

/// What runbooks would do now, as fingerprints.
@FunctionalInterface
public interface Plans {
    /// A runbook's fingerprint, as [dev.millrace.tickets.remediation.AgreedContent#ofPlan] makes it; empty where
    /// there is no such runbook.
    Optional<String> of(String runbook);
}
