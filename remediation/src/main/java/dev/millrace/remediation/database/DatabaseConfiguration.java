package dev.millrace.remediation.database;

import io.r2dbc.spi.ConnectionFactory;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    private static final String MIGRATION = "remediationMigration";

    @Bean(name = MIGRATION, initMethod = "migrate")
    Flyway remediationMigration(DatabaseSettings settings) {
        return Schema.migration(settings);
    }

    @Bean
    @DependsOn(MIGRATION)
    Database remediationDatabase(ConnectionFactory connections) {
        return new Database(connections);
    }

    @Bean
    Notices remediationNotices(ConnectionFactory connections) {
        return new Notices(connections);
    }
}
