package dev.millrace.intake;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/// Intake as a program of its own.
@SpringBootConfiguration(proxyBeanMethods = false)
// All rooms may lie in one folder, with the database's driver, and be given one environment; this one has no database.
@EnableAutoConfiguration(excludeName = "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration")
@Import(IntakeConfiguration.class)
public class IntakeApplication {
    /// Starts it; settings come from the environment, `application.yaml` or the command line.
    public static void main(String[] arguments) {
        application().run(arguments);
    }

    static SpringApplication application() {
        SpringApplication application = new SpringApplication(IntakeApplication.class);
        // The disk that can fill up is the one that blobs lie on, wherever the program was started.
        application.setDefaultProperties(
                Map.of("management.health.diskspace.path", "${millrace.blobs.directory:blobs}"));
        return application;
    }
}
