package dev.millrace.remediation.account;

import dev.millrace.remediation.action.ActionSource;
import dev.millrace.remediation.action.Configured;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.policy.Enforcement;
import dev.millrace.remediation.secret.SecretStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccountConfiguration {
    @Bean
    AccountFinder accountFinder(Directory directory) {
        return new AccountFinder(directory);
    }

    @Bean
    ActionSource accountActions(Directory directory, Enforcement enforcement, SecretStore secrets) {
        return new AccountActions(Configured.is(directory), Configured.is(enforcement), Configured.is(secrets));
    }
}
