package dev.millrace.remediation.policy;

import dev.millrace.policy.Policies;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.tickets.message.TenantDomains;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {
    @Bean
    Protection protection(Directory directory, ProtectionSettings settings) {
        return new Protection(directory, settings);
    }

    @Bean
    Consenters consenters(Directory directory, RoleSettings settings, TenantDomains domains) {
        return new Consenters(directory, new Roles(directory, settings.roles()), domains);
    }

    @Bean
    Enforcement enforcement(Protection protection, Directory directory, Consenters consenters, TenantDomains domains) {
        return new Enforcement(protection, directory, consenters, domains);
    }

    @Bean
    CurrentPolicy currentPolicy(Policies policies) {
        return new CurrentPolicy(policies);
    }
}
