package dev.millrace.remediation.database;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// Hears what other programs tell through the database (`LISTEN`), on a connection outside the pool.
///
/// A notice can be lost while the connection is renewed; whoever listens also looks by himself now and then.
public final class Notices {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

    private final ConnectionFactory connections;

    public Notices(ConnectionFactory connections) {
        this.connections = unpooled(connections);
    }

    /// One element for each notice, and one for each time the connection was made, for something may have been
    /// missed. Goes on until cancelled.
    public Flux<String> on(String channel) {
        return Flux.usingWhen(connections.create(), connection -> listen(connection, channel), Connection::close)
                .concatWith(Mono.error(() -> new IllegalStateException("The connection was closed")))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
                        .maxBackoff(Duration.ofSeconds(5))
                        .transientErrors(true)
                        .doBeforeRetry(signal -> LOG.warn(
                                "Listens for notices again: {}",
                                signal.failure().toString())));
    }

    private static Flux<String> listen(Connection connection, String channel) {
        if (!(connection instanceof PostgresqlConnection postgresql)) {
            return Flux.error(new IllegalStateException("Expected a connection of r2dbc-postgresql but found "
                    + connection.getClass().getName()));
        }
        Flux<String> notices = postgresql.getNotifications().map(notice -> {
            String text = notice.getParameter();
            return text == null ? "" : text;
        });
        Mono<String> listening = postgresql
                .createStatement("LISTEN " + channel)
                .execute()
                .flatMap(PostgresqlResult::getRowsUpdated)
                .then(Mono.just(""));
        // The driver keeps no notice for who asks for them later: the first may come together with the answer.
        return Flux.merge(notices, listening);
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
