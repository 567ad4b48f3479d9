package dev.millrace.remediation.policy;

import dev.millrace.remediation.directory.Directory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {
    @Bean
    Protection protection(Directory directory, ProtectionSettings settings) {
        return new Protection(directory, settings);
    }

    @Bean
    Enforcement enforcement(Protection protection, Directory directory) {
        return new Enforcement(protection, directory);
    }
}
