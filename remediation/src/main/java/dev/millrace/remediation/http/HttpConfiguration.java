package dev.millrace.remediation.http;

import dev.millrace.remediation.action.ActionSource;
import dev.millrace.remediation.connector.Connectors;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.dialogue.ExchangeActions;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HttpConfiguration {
    @Bean
    HttpDialect httpDialect(HttpSettings settings, Secrets secrets, Guards guards) {
        Map<String, HttpSystem> systems = new HashMap<>();
        settings.systems()
                .forEach((name, system) ->
                        systems.put(name, new HttpSystem(name, system, secrets, guards, Clock.systemUTC())));
        return new HttpDialect(systems);
    }

    @Bean
    ActionSource httpActions(HttpDialect dialect) {
        return new ExchangeActions<>(dialect);
    }

    @Bean
    Connectors httpConnectors(HttpDialect dialect) {
        return new Connectors(List.copyOf(dialect.systems().values()));
    }
}
