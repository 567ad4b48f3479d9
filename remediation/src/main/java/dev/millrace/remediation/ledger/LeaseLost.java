package dev.millrace.remediation.ledger;

/// The job belongs to another worker now, or may before long. Whoever sees this stops at once and tells nobody.
public final class LeaseLost extends RuntimeException {
    public LeaseLost(Job job) {
        super("The lease on %s %s with fence %d is lost".formatted(job.kind(), job.key(), job.fence()));
    }
}
