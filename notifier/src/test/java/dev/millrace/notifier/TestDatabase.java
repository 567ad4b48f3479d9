package dev.millrace.notifier;

import dev.millrace.notifier.database.Database;
import dev.millrace.notifier.database.NotifierSchema;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.r2dbc.core.DatabaseClient;

/// A database of its own on a real PostgreSQL server that all tests of a run share.
public final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    private static final class Server {
        private static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL does not start", e);
            }
        }
    }

    public static TestDatabase create() {
        String name = "notifier_" + COUNT.incrementAndGet();
        try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("No database " + name, e);
        }
        return new TestDatabase(name);
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + port() + "/" + name;
    }

    public String r2dbcUrl() {
        return "r2dbc:postgresql://localhost:" + port() + "/" + name;
    }

    /// The database with its tables.
    public Database open() {
        return new Database(connections(), schema());
    }

    public NotifierSchema schema() {
        return new NotifierSchema(jdbcUrl(), "postgres", "postgres");
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
        return DatabaseClient.create(connections());
    }

    private static int port() {
        return Server.RUNNING.getPort();
    }
}
