package dev.millrace.remediation.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/// The room's own schema, with its own history table, so that several rooms migrate side by side in one
/// database. Versions grow; they need not follow one another, and there never was a sixth.
public final class Schema {
    /// Its name; every table is written with it.
    public static final String NAME = "remediation";

    private static final int CONNECT_SECONDS = 10;
    private static final int CONNECT_ATTEMPTS = 10;

    private Schema() {}

    /// A migration that is yet to be run.
    public static Flyway migration(DataSource database) {
        return migration(database, "latest");
    }

    /// A migration up to a version.
    public static Flyway migration(DataSource database, String version) {
        return Flyway.configure()
                .target(version)
                .dataSource(database)
                .schemas(NAME)
                .defaultSchema(NAME)
                .createSchemas(true)
                .table("schema_history")
                .locations("classpath:db/remediation")
                .connectRetries(CONNECT_ATTEMPTS)
                .connectRetriesInterval(2)
                .load();
    }

    static Flyway migration(DatabaseSettings settings) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(settings.jdbcUrl());
        database.setUser(settings.user());
        database.setPassword(settings.password());
        database.setConnectTimeout(CONNECT_SECONDS);
        return migration(database);
    }
}
