package dev.millrace.notifier.database;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How migrations reach the database; everything else goes over `spring.r2dbc.*` to the same one.
///
/// @param jdbcUrl such as `jdbc:postgresql://localhost:5432/millrace`
/// @param user who may make schemas; default `millrace`
/// @param password default empty
@ConfigurationProperties("millrace.database")
record DatabaseSettings(
        String jdbcUrl,
        @DefaultValue("millrace") String user,
        @DefaultValue("") String password) {
    DatabaseSettings {
        if (jdbcUrl == null || !jdbcUrl.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "millrace.database.jdbc-url must look like jdbc:postgresql://host:5432/millrace, not '" + jdbcUrl
                            + "'");
        }
    }

    @Override
    public String toString() {
        return "DatabaseSettings[jdbcUrl=" + jdbcUrl + ", user=" + user + "]";
    }
}
