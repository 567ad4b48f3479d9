package dev.millrace.standalone.bench;

import dev.millrace.remediation.database.Schema;
import dev.millrace.standalone.files.OpenParts;
import dev.millrace.standalone.files.ThrowAwayFolder;
import dev.millrace.standalone.postgres.Database;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import java.io.IOException;
import java.nio.file.Path;
import org.postgresql.ds.PGSimpleDataSource;

/// A PostgreSQL server of its own with an empty ledger.
final class RemediationDatabase implements AutoCloseable {
    private final OpenParts open = OpenParts.untilStop();
    private final Database server;

    RemediationDatabase() throws IOException {
        try {
            Path folder =
                    open.start(() -> ThrowAwayFolder.create("millrace-bench")).path();
            server = open.start(() -> Database.start(folder.resolve("postgres")));
            migrate(server);
        } catch (IOException | RuntimeException failure) {
            open.close();
            throw failure;
        }
    }

    private static void migrate(Database server) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl());
        source.setUser(Database.USER);
        source.setPassword(server.password());
        Schema.migration(source).migrate();
    }

    PostgresqlConnectionFactory connections() {
        return new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
                .host("127.0.0.1")
                .port(server.port())
                .username(Database.USER)
                .password(server.password())
                .database(server.name())
                .build());
    }

    @Override
    public void close() {
        open.close();
    }
}
