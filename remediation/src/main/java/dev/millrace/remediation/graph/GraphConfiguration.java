package dev.millrace.remediation.graph;

import dev.millrace.remediation.action.ActionSource;
import dev.millrace.remediation.http.HttpDialect;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class GraphConfiguration {
    @Bean
    ActionSource graphActions(HttpDialect dialect) {
        return new GraphActions(dialect);
    }
}
