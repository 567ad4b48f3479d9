package dev.millrace.remediation.worker;

import org.jspecify.annotations.Nullable;

/// A step could not be done, and waiting will not help: the run turns back.
final class StepFailed extends RuntimeException {
    private final String step;

    StepFailed(String step, String reason, @Nullable Throwable cause) {
        super(reason, cause);
        this.step = step;
    }

    StepFailed(String step, String reason) {
        this(step, reason, null);
    }

    String step() {
        return step;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
