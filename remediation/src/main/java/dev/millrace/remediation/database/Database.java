package dev.millrace.remediation.database;

import dev.millrace.scheduling.LimitedConnections;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// The database to the other packages. It exists once the schema does.
public final class Database {
    /// Statements here take milliseconds; what takes this long is an outage.
    static final Duration LIMIT = Duration.ofSeconds(10);

    private final DatabaseClient client;
    private final TransactionalOperator transactions;

    /// @param connections a pool's; one on which the server does not answer is lent to nobody again
    public Database(ConnectionFactory connections) {
        this(connections, LIMIT);
    }

    /// @param limit for a connection, and then for each answer of the server
    Database(ConnectionFactory pool, Duration limit) {
        ConnectionFactory connections = new LimitedConnections(pool, limit);
        this.client = DatabaseClient.create(connections);
        this.transactions = TransactionalOperator.create(new R2dbcTransactionManager(connections));
    }

    /// A statement, each a transaction of its own unless [#inTransaction] says otherwise.
    public DatabaseClient.GenericExecuteSpec sql(String statement) {
        return client.sql(statement);
    }

    /// A value to bind that may be missing.
    public static <T> Parameter orNull(@Nullable T value, Class<T> type) {
        return value == null ? Parameters.in(type) : Parameters.in(value);
    }

    /// Ends a wait for the database after ten seconds.
    public static <T> Mono<T> limited(Mono<T> work) {
        return work.timeout(LIMIT);
    }

    /// All of it or nothing. The caller limits the time of all together.
    public <T> Mono<T> inTransaction(Mono<T> work) {
        return transactions.transactional(work);
    }
}
