package dev.millrace.remediation.ledger;

/// Another run on the same target has begun to change it: this one waits until that ends. Nothing was written.
public final class Behind extends RuntimeException {
    /// @param runbook the other run's
    public Behind(String runbook) {
        super("another run on the same target (%s) has begun and is to end first".formatted(runbook));
    }

    /// Why, for people.
    public String reason() {
        return String.valueOf(getMessage());
    }
}
