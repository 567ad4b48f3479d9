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
    Consenters consenters(Directory directory, RoleSettings settings) {
        return new Consenters(directory, new Roles(directory, settings.roles()));
    }

    @Bean
    Enforcement enforcement(Protection protection, Directory directory, Consenters consenters, TenantSettings tenants) {
        return new Enforcement(protection, directory, consenters, tenants.domains());
    }
}
