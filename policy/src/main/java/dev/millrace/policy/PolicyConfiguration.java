package dev.millrace.policy;

import dev.millrace.scheduling.FileWatch;
import dev.millrace.tickets.message.TenantDomains;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/// The policies in force, in each program that judges.
@AutoConfiguration
@EnableConfigurationProperties(PolicySettings.class)
public class PolicyConfiguration {
    @Bean
    TenantDomains tenantDomains(PolicySettings settings) {
        return settings.domains();
    }

    @Bean
    Policies policies(PolicySettings settings, TenantDomains domains, Environment environment) {
        PolicySettings.demandServed(environment);
        return new Policies(settings.policyFile(), settings.policyFiles(), domains);
    }

    @Bean
    FileWatch policyWatch(Policies policies, PolicySettings settings) {
        return new FileWatch("policies", policies::look, settings.policyLook());
    }
}
