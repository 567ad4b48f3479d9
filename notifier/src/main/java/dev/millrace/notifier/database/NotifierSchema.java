package dev.millrace.notifier.database;

import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// The schema `notifier`, up to date once this exists. Whoever reads or writes it asks for this first.
@Component
public final class NotifierSchema {
    private static final int CONNECT_RETRIES = 10;

    @Autowired
    NotifierSchema(DatabaseSettings settings) {
        this(settings.jdbcUrl(), settings.user(), settings.password());
    }

    /// Migrates; blocks, at start only.
    public NotifierSchema(String jdbcUrl, String user, String password) {
        Flyway.configure()
                .dataSource(jdbcUrl, user, password)
                .schemas("notifier")
                .table("schema_history")
                .locations("classpath:db/notifier")
                .connectRetries(CONNECT_RETRIES)
                .load()
                .migrate();
    }
}
