package dev.millrace.standalone.up;

import dev.millrace.intake.IntakeConfiguration;
import dev.millrace.notifier.NotifierConfiguration;
import dev.millrace.remediation.RemediationConfiguration;
import dev.millrace.topology.TopologyConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The rooms in one Spring context.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    IntakeConfiguration.class,
    TopologyConfiguration.class,
    RemediationConfiguration.class,
    NotifierConfiguration.class
})
class StandaloneApplication {}
