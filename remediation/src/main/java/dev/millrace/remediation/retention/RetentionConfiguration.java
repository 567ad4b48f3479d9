package dev.millrace.remediation.retention;

import dev.millrace.remediation.database.Database;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {
    @Bean
    Forgetting ledgerForgetting(Database database, RetentionSettings settings) {
        return new Forgetting(database, settings.forgetAfter());
    }
}
