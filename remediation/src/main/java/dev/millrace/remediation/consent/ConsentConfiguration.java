package dev.millrace.remediation.consent;

import dev.millrace.remediation.account.AccountFinder;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.policy.Protection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConsentConfiguration {
    @Bean
    ConsentFinder consentFinder(Directory directory, AccountFinder finder, Protection protection) {
        return new ConsentFinder(directory, finder, protection);
    }
}
