package dev.millrace.remediation.fileshare;

import dev.millrace.remediation.action.ActionSource;
import dev.millrace.remediation.action.Configured;
import dev.millrace.remediation.connector.Connectors;
import dev.millrace.remediation.connector.Guards;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FileConfiguration implements DisposableBean {
    private final Optional<FileShares> shares;

    FileConfiguration(FileSettings settings, Guards guards) {
        shares = settings.shares().isEmpty() ? Optional.empty() : Optional.of(new FileShares(settings, guards));
    }

    @Bean
    Connectors fileConnectors() {
        return new Connectors(List.copyOf(shares.stream().toList()));
    }

    @Bean
    ActionSource fileActions() {
        return new FileActions(Configured.of(shares, "a file share", "millrace.remediation.files.shares"));
    }

    @Override
    public void destroy() {
        shares.ifPresent(FileShares::close);
    }
}
