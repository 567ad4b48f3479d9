package dev.millrace.notifier.database;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.time.Duration;
import java.util.Objects;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The database to the other packages. It exists once the schema does.
///
/// No statement waits for the server without an end: where a host stands still with its sockets open, whoever waits is
/// told by a [java.util.concurrent.TimeoutException], which passes as any outage does.
@Component
public final class Database {
    /// Statements here take milliseconds; what takes this long is an outage.
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final DatabaseClient client;

    /// @param schema asked for so that the tables are there
    @Autowired
    public Database(ConnectionFactory connections, NotifierSchema schema) {
        this(connections, schema, LIMIT);
    }

    /// @param limit for a connection, and then for each answer of the server
    Database(ConnectionFactory connections, NotifierSchema schema, Duration limit) {
        Objects.requireNonNull(schema);
        this.client = DatabaseClient.builder()
                .connectionFactory(new Limited(connections, limit))
                .executeFunction(statement -> execute(statement, limit))
                .build();
    }

    /// A statement, a transaction of its own.
    public DatabaseClient.GenericExecuteSpec sql(String statement) {
        return client.sql(statement);
    }

    private static Publisher<? extends Result> execute(Statement statement, Duration limit) {
        return Flux.<Result>from(statement.execute()).timeout(limit);
    }

    /// Waits so long for a connection; a pool whose connections all hang has none to give.
    private record Limited(ConnectionFactory connections, Duration limit) implements ConnectionFactory {
        @Override
        public Mono<Connection> create() {
            return Mono.<Connection>from(connections.create()).timeout(limit);
        }

        @Override
        public ConnectionFactoryMetadata getMetadata() {
            return connections.getMetadata();
        }
    }
}
