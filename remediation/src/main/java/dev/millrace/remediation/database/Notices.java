package dev.millrace.remediation.database;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// Hears what other programs tell through the database (`LISTEN`), on a connection outside the pool.
///
/// A notice can be lost while the connection is renewed; whoever listens also looks by himself now and then. Where a
/// server was moved, nothing comes any more from where it stood, not even that it is gone; so it is asked again and
/// again whether it is still there.
public final class Notices {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

    private static final Duration BETWEEN_PROBES = Duration.ofSeconds(30);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final ConnectionFactory connections;
    private final Duration betweenProbes;
    private final Duration limit;

    public Notices(ConnectionFactory connections) {
        this(connections, BETWEEN_PROBES, LIMIT);
    }

    /// @param betweenProbes how often the server is asked whether it is still there
    /// @param limit for each answer of the server
    Notices(ConnectionFactory connections, Duration betweenProbes, Duration limit) {
        this.connections = unpooled(connections);
        this.betweenProbes = betweenProbes;
        this.limit = limit;
    }

    /// One element for each notice, and one for each time the connection was made, for something may have been
    /// missed. Goes on until cancelled.
    public Flux<String> on(String channel) {
        return Flux.usingWhen(
                        Mono.<Connection>from(connections.create()).timeout(limit),
                        connection -> listen(connection, channel),
                        this::close)
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
                        .maxBackoff(Duration.ofSeconds(5))
                        .transientErrors(true)
                        .doBeforeRetry(signal -> LOG.warn(
                                "Listens for notices again: {}",
                                signal.failure().toString())));
    }

    private Flux<String> listen(Connection connection, String channel) {
        if (!(connection instanceof PostgresqlConnection postgresql)) {
            return Flux.error(new IllegalStateException("Expected a connection of r2dbc-postgresql but found "
                    + connection.getClass().getName()));
        }
        Flux<String> notices = postgresql
                .getNotifications()
                .map(notice -> {
                    String text = notice.getParameter();
                    return text == null ? "" : text;
                })
                .concatWith(Mono.error(() -> new IllegalStateException("The connection was closed")));
        Mono<String> listening = postgresql
                .createStatement("LISTEN " + channel)
                .execute()
                .flatMap(PostgresqlResult::getRowsUpdated)
                .then(Mono.just(""))
                .timeout(limit);
        // The driver keeps no notice for who asks for them later: the first may come together with the answer.
        return Flux.merge(notices, listening, probing(postgresql));
    }

    /// Fails once the server does not answer.
    private Flux<String> probing(Connection connection) {
        return Flux.interval(betweenProbes)
                .onBackpressureDrop()
                .concatMap(
                        _ -> Mono.from(connection.validate(ValidationDepth.REMOTE))
                                .timeout(limit)
                                .filter(answers -> !answers)
                                .flatMap(_ -> Mono.<String>error(
                                        new IllegalStateException("The server does not answer on the connection"))),
                        1);
    }

    /// Nobody waits for a farewell that does not get there.
    private Mono<Void> close(Connection connection) {
        return Mono.from(connection.close()).timeout(limit).onErrorComplete();
    }

    /// A pool would lend the listening connection to others.
    private static ConnectionFactory unpooled(ConnectionFactory connections) {
        ConnectionFactory inner = connections;
        while (inner instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof ConnectionFactory next) {
            inner = next;
        }
        return inner;
    }
}
