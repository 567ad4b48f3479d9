package dev.millrace.remediation.http;

import dev.millrace.remediation.action.ActionSource;
import dev.millrace.remediation.connector.Connectors;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.InClear;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.dialogue.ExchangeActions;
import dev.millrace.remediation.http.HttpSettings.HttpSystemSettings;
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
        settings.systems().forEach((name, system) -> {
            warnOfSecretsInClear("millrace.remediation.http.systems." + name, system);
            systems.put(name, new HttpSystem(name, system, secrets, guards, Clock.systemUTC()));
        });
        return new HttpDialect(systems);
    }

    /// What only signs requests is not sent itself.
    private static void warnOfSecretsInClear(String name, HttpSystemSettings system) {
        if (system.secret() != null) {
            InClear.warn(name + ".url", system.url(), "the password or token");
        }
        if (system.tokenUrl() != null) {
            InClear.warn(name + ".token-url", system.tokenUrl(), "the client's secret");
        }
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
