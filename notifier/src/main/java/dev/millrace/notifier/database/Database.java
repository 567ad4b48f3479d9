package dev.millrace.notifier.database;

import dev.millrace.scheduling.LimitedConnections;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/// The database to the other packages. It exists once the schema does.
///
/// No statement waits for the server without an end: where a host stands still with its sockets open, whoever waits is
/// told by a [java.util.concurrent.TimeoutException], which passes as any outage does.
@Component
public final class Database {
    /// Statements here take milliseconds; what takes this long is an outage.
    static final Duration LIMIT = Duration.ofSeconds(10);

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
                .connectionFactory(new LimitedConnections(connections, limit))
                .build();
    }

    /// A statement, a transaction of its own.
    public DatabaseClient.GenericExecuteSpec sql(String statement) {
        return client.sql(statement);
    }
}
