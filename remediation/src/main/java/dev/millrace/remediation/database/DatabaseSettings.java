package dev.millrace.remediation.database;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The database as schema migration reaches it; work goes over R2DBC (`spring.r2dbc.*`).
///
/// @param jdbcUrl such as `jdbc:postgresql://localhost:5432/millrace`
/// @param user default `millrace`
/// @param password default empty
@ConfigurationProperties("millrace.database")
record DatabaseSettings(
        String jdbcUrl,
        @DefaultValue("millrace") String user,
        @DefaultValue("") String password) {
    DatabaseSettings {
        if (jdbcUrl == null || !jdbcUrl.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "millrace.database.jdbc-url must start with jdbc:postgresql:, not '" + jdbcUrl + "'");
        }
    }

    @Override
    public String toString() {
        return "DatabaseSettings[jdbcUrl=" + jdbcUrl + ", user=" + user + "]";
    }
}
