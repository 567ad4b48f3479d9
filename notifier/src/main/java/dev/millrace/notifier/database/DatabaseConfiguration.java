package dev.millrace.notifier.database;

import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.LOOP_RESOURCES;

import dev.millrace.scheduling.LimitedStart;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    @Bean
    ConnectionFactoryOptionsBuilderCustomizer notifierConnectionsLimitedAtTheStart() {
        return options -> options.option(LOOP_RESOURCES, new LimitedStart(Database.LIMIT));
    }
}
