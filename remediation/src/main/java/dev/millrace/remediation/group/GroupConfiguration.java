package dev.millrace.remediation.group;

import dev.millrace.remediation.action.ActionSource;
import dev.millrace.remediation.action.Configured;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.policy.Enforcement;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class GroupConfiguration {
    @Bean
    ActionSource groupActions(Directory directory, Enforcement enforcement) {
        return new GroupActions(Configured.is(directory), Configured.is(enforcement));
    }
}
