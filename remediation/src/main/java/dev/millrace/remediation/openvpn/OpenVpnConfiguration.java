package dev.millrace.remediation.openvpn;

import dev.millrace.remediation.action.ActionSource;
import dev.millrace.remediation.action.Configured;
import dev.millrace.remediation.connector.Connectors;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.InClear;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.secret.SecretStore;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OpenVpnConfiguration implements DisposableBean {
    private final Optional<OpenVpn> server;

    OpenVpnConfiguration(OpenVpnSettings settings, Secrets secrets, Guards guards) {
        if (settings.management() != null
                && settings.managementPassword() != null
                && !settings.management().startsWith("/")) {
            InClear.warn("millrace.remediation.openvpn.management", "tcp://" + settings.management(), "its password");
        }
        server = Optional.ofNullable(settings.authority())
                .map(authority -> new OpenVpn(settings, secrets, guards, Clock.systemUTC()));
    }

    @Bean
    Connectors openVpnConnectors() {
        return new Connectors(List.copyOf(server.stream().toList()));
    }

    @Bean
    ActionSource openVpnActions(SecretStore secrets) {
        return new OpenVpnActions(
                Configured.of(server, "an OpenVPN server", "millrace.remediation.openvpn.authority"),
                Configured.is(secrets));
    }

    @Override
    public void destroy() {
        server.ifPresent(OpenVpn::close);
    }
}
