package dev.millrace.intake;

import dev.millrace.access.OpenDoors;
import dev.millrace.access.OutageSign;
import dev.millrace.messaging.BrokerOutage;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/// All of intake, to be imported by a program. Beans carry their classes' full names, so that rooms may share words.
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        basePackageClasses = IntakeConfiguration.class,
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = @ComponentScan.Filter(SpringBootConfiguration.class))
@ConfigurationPropertiesScan(basePackageClasses = IntakeConfiguration.class)
public class IntakeConfiguration {
    /// What everybody may ask without an account.
    @Bean
    OpenDoors intakeDoors() {
        return OpenDoors.toRead("/new", "/openapi", "/chat", "/chat.schema.json")
                .andToPost("/api/tickets", "/new");
    }

    /// Kafka that is away is no fault of the desk's.
    @Bean
    OutageSign brokerOutageOfIntake() {
        return BrokerOutage::is;
    }
}
