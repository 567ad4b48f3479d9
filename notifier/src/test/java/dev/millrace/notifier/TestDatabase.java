package dev.millrace.notifier;

import dev.millrace.notifier.database.Database;
import dev.millrace.notifier.database.NotifierSchema;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.r2dbc.core.DatabaseClient;

/// A database of its own on a real PostgreSQL server that all tests of a run share.
public final class TestDatabase {
    private static final String TEMPLATE = "notifier_template";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;
    private final ConnectionPool pool;

    private TestDatabase(String name) {
        this.name = name;
        this.pool = new ConnectionPool(ConnectionPoolConfiguration.builder(connections())
                .initialSize(0)
                .maxSize(10)
                // Nobody closes it.
                .maxIdleTime(Duration.ofSeconds(5))
                .backgroundEvictionInterval(Duration.ofSeconds(1))
                .build());
    }

    private static final class Server {
        private static final EmbeddedPostgres RUNNING = start();
        private static final NotifierSchema SCHEMA = schema();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL does not start", e);
            }
        }

        private static NotifierSchema schema() {
            execute(RUNNING, "create database " + TEMPLATE);
            return new NotifierSchema(RUNNING.getJdbcUrl("postgres", TEMPLATE), "postgres", "postgres");
        }
    }

    /// One that has its tables. The migrations run once for all of them.
    public static TestDatabase create() {
        return create(TEMPLATE);
    }

    /// One for a program that makes its tables itself.
    public static TestDatabase empty() {
        return create("template1");
    }

    /// Copies the template's files, which takes a third of the time that copying it through the log does.
    private static TestDatabase create(String template) {
        String name = "notifier_" + COUNT.incrementAndGet();
        execute(Server.RUNNING, "create database " + name + " template " + template + " strategy file_copy");
        return new TestDatabase(name);
    }

    private static void execute(EmbeddedPostgres server, String sql) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + port() + "/" + name;
    }

    public String r2dbcUrl() {
        return "r2dbc:postgresql://localhost:" + port() + "/" + name;
    }

    /// The database with its tables. Statements share connections as the program's do: the server starts a process for
    /// each connection, which takes longer than a statement.
    public Database open() {
        return new Database(pool, schema());
    }

    public NotifierSchema schema() {
        return Server.SCHEMA;
    }

    public PostgresqlConnectionFactory connections() {
        return new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
                .host("localhost")
                .port(port())
                .database(name)
                .username("postgres")
                .password("postgres")
                .build());
    }

    public DatabaseClient client() {
        return DatabaseClient.create(pool);
    }

    private static int port() {
        return Server.RUNNING.getPort();
    }
}
