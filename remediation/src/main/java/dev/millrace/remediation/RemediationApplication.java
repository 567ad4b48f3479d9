package dev.millrace.remediation;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/// The room as a program of its own.
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(RemediationConfiguration.class)
public class RemediationApplication {
    /// Starts it; see `millrace.*`, `spring.r2dbc.*` and `spring.kafka.*` for its configuration.
    public static void main(String[] arguments) {
        SpringApplication.run(RemediationApplication.class, arguments);
    }
}
