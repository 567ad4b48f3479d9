package dev.millrace.remediation.audit;

import dev.millrace.remediation.database.Database;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {
    @Bean
    HeadNotes auditHeadNotes(Database database) {
        return new HeadNotes(database);
    }
}
