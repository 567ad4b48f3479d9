package dev.millrace.remediation.connector;

import org.jspecify.annotations.Nullable;

/// The system answered, and the answer is no. Asking again would not help.
public final class ConnectorRefused extends ConnectorFailure {
    /// @param connector its name
    /// @param reason for people; free of secrets
    public ConnectorRefused(String connector, String reason, @Nullable Throwable cause) {
        super(connector, reason, cause);
    }
}
