package dev.millrace.remediation.database;

import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.LOOP_RESOURCES;

import dev.millrace.scheduling.LimitedStart;
import io.r2dbc.spi.ConnectionFactory;
import org.flywaydb.core.Flyway;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
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
    ConnectionFactoryOptionsBuilderCustomizer remediationConnectionsLimitedAtTheStart() {
        return options -> options.option(LOOP_RESOURCES, new LimitedStart(Database.LIMIT));
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
