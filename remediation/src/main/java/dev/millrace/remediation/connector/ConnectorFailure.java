package dev.millrace.remediation.connector;

import org.jspecify.annotations.Nullable;

/// An outside system did not do what it was asked.
public abstract sealed class ConnectorFailure extends RuntimeException permits ConnectorAway, ConnectorRefused {
    private final String connector;

    ConnectorFailure(String connector, String reason, @Nullable Throwable cause) {
        super(reason, cause);
        this.connector = connector;
    }

    /// The system, by its connector's name.
    public final String connector() {
        return connector;
    }

    /// Why, for people; free of secrets.
    public final String reason() {
        return String.valueOf(getMessage());
    }
}
