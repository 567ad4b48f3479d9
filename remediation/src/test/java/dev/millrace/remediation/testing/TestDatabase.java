package dev.millrace.remediation.testing;

import dev.millrace.remediation.database.Database;
import dev.millrace.remediation.database.Schema;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.ConnectionFactory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A fresh database with the room's schema, on a PostgreSQL that all tests share.
public final class TestDatabase implements AutoCloseable {
    private static final String TEMPLATE = "remediation_template";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final EmbeddedPostgres server = Server.RUNNING;
    private final String name;
    private final ConnectionPool pool;

    public TestDatabase() {
        this(Spare.take());
    }

    private TestDatabase(String name) {
        this.name = name;
        pool = new ConnectionPool(ConnectionPoolConfiguration.builder(
                        new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
                                .host("localhost")
                                .port(server.getPort())
                                .username("postgres")
                                .password("postgres")
                                .database(name)
                                .build()))
                .maxSize(8)
                .build());
    }

    /// A database whose schema is of an earlier version.
    public static TestDatabase upTo(String version) {
        TestDatabase older = new TestDatabase(create("template1"));
        Schema.migration(older.server.getDatabase("postgres", older.name), version)
                .migrate();
        return older;
    }

    /// Brings the schema to the version of today.
    public void migrate() {
        Schema.migration(server.getDatabase("postgres", name)).migrate();
    }

    public ConnectionFactory connections() {
        return pool;
    }

    /// Whoever makes a pool of his own has no use for another.
    public ConnectionFactory unpooled() {
        return pool.unwrap();
    }

    public Database database() {
        return new Database(pool);
    }

    public String jdbcUrl() {
        return server.getJdbcUrl("postgres", name);
    }

    public String r2dbcUrl() {
        return "r2dbc:postgresql://localhost:%d/%s".formatted(server.getPort(), name);
    }

    /// Has it dropped, which nobody waits for. Hundreds that stay are written to the disk, and it takes half a minute
    /// to delete them at the end.
    @Override
    public void close() {
        pool.dispose();
        Spare.KEEPER.execute(() -> execute(server, "drop database if exists " + name + " with (force)"));
    }

    /// Copies the template's files, which takes a third of the time that copying it through the log does.
    private static String create(String template) {
        String name = "test_" + COUNT.incrementAndGet();
        execute(Server.RUNNING, "create database " + name + " template " + template + " strategy file_copy");
        return name;
    }

    private static void execute(EmbeddedPostgres server, String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// One with the schema of today that is made while a test runs: copying takes longer than most tests.
    private static final class Spare {
        static final ExecutorService KEEPER = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("databases").factory());
        private static CompletableFuture<String> next = make();

        static synchronized String take() {
            String taken = next.join();
            next = make();
            return taken;
        }

        private static CompletableFuture<String> make() {
            return CompletableFuture.supplyAsync(() -> create(TEMPLATE), KEEPER);
        }
    }

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "100")
                        .start();
                execute(server, "create database " + TEMPLATE);
                Schema.migration(server.getDatabase("postgres", TEMPLATE)).migrate();
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
