package dev.millrace.remediation.worker;

import java.time.Duration;

/// A change that a system has answered, or its taking back, does not show there yet: the run waits and looks again.
final class NotSeenYet extends RuntimeException {
    private final String connector;
    private final Duration pause;

    /// @param reason what shows now, for people
    /// @param pause until it looks again
    NotSeenYet(String connector, String reason, Duration pause) {
        super("not to be seen yet: " + reason);
        this.connector = connector;
        this.pause = pause;
    }

    String connector() {
        return connector;
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    Duration pause() {
        return pause;
    }
}
