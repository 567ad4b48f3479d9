package dev.millrace.intake;

import dev.millrace.messaging.MessagingConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/// The web and chat doors with everything around them that is real but Kafka.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = MessagingConfiguration.class)
@ComponentScan(
        basePackages = {"dev.millrace.intake.blob", "dev.millrace.intake.web", "dev.millrace.intake.chat"},
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = "dev\\.millrace\\.intake\\.chat\\.ChatProgress"))
@ConfigurationPropertiesScan("dev.millrace.intake")
public class Doors {
    /// What the doors need to be told; `millrace.blobs.directory` is the test's.
    public static final String SIGNING_KEY = "a key for tests, thirty-two bytes long";

    @Bean
    ScriptedInbound inbound() {
        return new ScriptedInbound();
    }

    @Bean
    dev.millrace.access.OpenDoors intakeDoors() {
        return new IntakeConfiguration().intakeDoors();
    }
}
