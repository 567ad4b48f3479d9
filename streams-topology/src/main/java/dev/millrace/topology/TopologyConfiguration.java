package dev.millrace.topology;

import dev.millrace.access.OutageSign;
import dev.millrace.messaging.BrokerOutage;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/// The whole room, to be imported by a program. Beans carry their classes' full names, so that rooms may share
/// words.
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = TopologyApplication.class))
@ConfigurationPropertiesScan
public class TopologyConfiguration {
    /// Kafka that is away is no fault of the desk's.
    @Bean
    OutageSign brokerOutageOfStream() {
        return BrokerOutage::is;
    }
}
