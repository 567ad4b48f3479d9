package dev.millrace.notifier.mail;

import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// Rings when there may be mail to send: at once when the database says so, and every now and then in case it could
/// not.
@Component
final class MailBell {
    private static final Logger LOG = LoggerFactory.getLogger(MailBell.class);
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final ConnectionFactory connections;
    private final MailSettings settings;

    MailBell(ConnectionFactory connections, MailSettings settings) {
        this.connections = connections;
        this.settings = settings;
    }

    /// A ring for each reason to look.
    Flux<Boolean> rings() {
        return Flux.merge(Flux.interval(Duration.ZERO, settings.poll()).onBackpressureDrop(), notifications())
                .map(_ -> true);
    }

    /// Notifications need a connection of their own that no pool takes back.
    private Flux<Long> notifications() {
        return Flux.usingWhen(
                        connection(),
                        connection -> connection
                                .createStatement("listen notifier_mail")
                                .execute()
                                .flatMap(result -> result.getRowsUpdated())
                                .thenMany(connection.getNotifications())
                                .map(_ -> 0L),
                        PostgresqlConnection::close)
                .concatWith(Mono.error(() -> new IllegalStateException("The connection that listens was closed")))
                // For as long as the program runs; the poll goes on meanwhile.
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(500))
                        .maxBackoff(LONGEST_WAIT)
                        .transientErrors(true)
                        .doBeforeRetry(signal -> LOG.debug(
                                "Listens for mail again: {}", signal.failure().toString())));
    }

    private Mono<PostgresqlConnection> connection() {
        return Mono.defer(() -> driver(connections).create()).timeout(CONNECT_WITHIN);
    }

    private static PostgresqlConnectionFactory driver(ConnectionFactory factory) {
        ConnectionFactory inner = factory;
        while (!(inner instanceof PostgresqlConnectionFactory)
                && inner instanceof Wrapped<?> wrapped
                && wrapped.unwrap() instanceof ConnectionFactory next) {
            inner = next;
        }
        if (inner instanceof PostgresqlConnectionFactory driver) {
            return driver;
        }
        throw new IllegalStateException("Expected spring.r2dbc to lead to PostgreSQL but found "
                + inner.getClass().getName());
    }
}
