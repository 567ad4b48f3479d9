package dev.millrace.remediation.credentials;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReferenceConfiguration {
    @Bean
    Secrets secretReferences(VaultSettings vault) {
        return new Secrets(vault);
    }
}
