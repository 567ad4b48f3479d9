package dev.millrace.remediation.printing;

import dev.millrace.remediation.action.ActionSource;
import dev.millrace.remediation.action.Configured;
import dev.millrace.remediation.connector.Connectors;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.InClear;
import dev.millrace.remediation.credentials.Secrets;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PrintConfiguration {
    private final Optional<PrintServer> server;

    PrintConfiguration(PrintSettings settings, Secrets secrets, Guards guards) {
        if (settings.url() != null && settings.secret() != null) {
            InClear.warn("millrace.remediation.printing.url", settings.url(), "the password");
        }
        server = Optional.ofNullable(settings.url()).map(url -> new PrintServer(url, settings, secrets, guards));
    }

    @Bean
    Connectors printConnectors() {
        return new Connectors(List.copyOf(server.stream().toList()));
    }

    @Bean
    ActionSource printActions() {
        return new PrintActions(Configured.of(server, "the print server", "millrace.remediation.printing.url"));
    }
}
