package dev.millrace.remediation.ssh;

import dev.millrace.remediation.action.ActionSource;
import dev.millrace.remediation.connector.Connectors;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.dialogue.ExchangeActions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SshConfiguration {
    @Bean(destroyMethod = "close")
    SshConnections sshConnections(SshSettings settings) {
        return new SshConnections(settings.knownHosts());
    }

    @Bean
    SshDialect sshDialect(SshSettings settings, SshConnections connections, Secrets secrets, Guards guards) {
        Map<String, SshHost> hosts = new HashMap<>();
        settings.hosts()
                .forEach((name, host) -> hosts.put(name, new SshHost(name, host, connections, secrets, guards)));
        return new SshDialect(hosts);
    }

    @Bean
    ActionSource sshActions(SshDialect dialect) {
        return new ExchangeActions<>(dialect);
    }

    @Bean
    Connectors sshConnectors(SshDialect dialect) {
        return new Connectors(List.copyOf(dialect.hosts().values()));
    }
}
