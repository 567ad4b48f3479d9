package dev.millrace.remediation.credentials;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReferenceConfiguration {
    @Bean
    Secrets secretReferences(VaultSettings vault) {
        if (vault.url() != null) {
            InClear.warn("millrace.remediation.vault.url", vault.url(), "its token and all that lies there");
        }
        return new Secrets(vault);
    }
}
