package dev.millrace.remediation.http;

import dev.millrace.remediation.connector.ConnectorAway;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.pool.PoolAcquirePendingLimitException;
import reactor.pool.PoolAcquireTimeoutException;

/// Tells a request that never left from one that may have been carried out though no answer came.
public final class Transmission {
    private Transmission() {}

    /// A failure of the connection, or an error that is none.
    ///
    /// @param what the system, for people
    public static Throwable failed(String connector, String what, Throwable error) {
        if (!(error instanceof WebClientException || error instanceof IOException)) {
            return error;
        }
        Throwable cause = error instanceof WebClientException && error.getCause() != null ? error.getCause() : error;
        return wasNotSent(cause)
                ? ConnectorAway.unreachable(connector, what + " cannot be reached", cause)
                : ConnectorAway.cut(connector, "the connection to %s ended before its answer".formatted(what), cause);
    }

    /// Only what is known to happen before the first byte of a request: all else may have come after the last.
    private static boolean wasNotSent(Throwable cause) {
        return switch (cause) {
            case ConnectException _,
                    UnknownHostException _,
                    NoRouteToHostException _,
                    SSLHandshakeException _,
                    PoolAcquireTimeoutException _,
                    PoolAcquirePendingLimitException _ -> true;
            default -> false;
        };
    }
}
