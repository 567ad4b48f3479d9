package dev.millrace.remediation.worker;

/// Another run on the same target has begun to change it: this one waits until that ends.
final class Behind extends RuntimeException {
    private final String runbook;

    /// @param runbook the other run's
    Behind(String runbook) {
        super("another run on the same target (%s) has begun and is to end first".formatted(runbook));
        this.runbook = runbook;
    }

    String runbook() {
        return runbook;
    }

    /// Why, for people.
    String reason() {
        return String.valueOf(getMessage());
    }
}
