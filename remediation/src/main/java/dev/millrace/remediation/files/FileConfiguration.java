package dev.millrace.remediation.files;

import dev.millrace.remediation.action.ActionSource;
import dev.millrace.remediation.action.Configured;
import dev.millrace.remediation.connector.Guards;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FileConfiguration {
    @Bean(destroyMethod = "close")
    FileShares fileShares(FileSettings settings, Guards guards) {
        return new FileShares(settings, guards);
    }

    @Bean
    ActionSource fileActions(FileShares shares, FileSettings settings) {
        Optional<FileShares> there = settings.shares().isEmpty() ? Optional.empty() : Optional.of(shares);
        return new FileActions(Configured.of(there, "a file share", "millrace.remediation.files.shares"));
    }
}
