package dev.millrace.notifier;

import dev.millrace.access.OpenDoors;
import dev.millrace.access.OutageSign;
import dev.millrace.messaging.BrokerOutage;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.kafka.annotation.EnableKafka;

/// The doorway of this room: import it to have everything that leaves towards people in an application.
///
/// Beans are named by their full class names, because several rooms share one context when they run in one process.
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = SpringBootConfiguration.class))
@ConfigurationPropertiesScan
@EnableKafka
public class NotifierConfiguration {
    /// Links in mails carry their own authority; whoever holds one is let in to what it names.
    @Bean
    OpenDoors notifierDoors() {
        return OpenDoors.toRead("/approvals/**", "/status/**", "/api/stream/status/**")
                .andToPost("/approvals/**", "/status/*/code");
    }

    /// Kafka that is away is no fault of the desk's.
    @Bean
    OutageSign brokerOutageOfNotifier() {
        return BrokerOutage::is;
    }
}
