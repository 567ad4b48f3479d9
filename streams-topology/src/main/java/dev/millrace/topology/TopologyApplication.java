package dev.millrace.topology;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The stream as an application of its own.
@Configuration
// All rooms may lie in one folder, with the database's driver, and be given one environment; this one has no database.
@EnableAutoConfiguration(excludeName = "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration")
@Import(TopologyConfiguration.class)
public class TopologyApplication {
    public static void main(String... arguments) {
        application().run(arguments);
    }

    static SpringApplication application() {
        SpringApplication application = new SpringApplication(TopologyApplication.class);
        // The disk that can fill up is the one that state stores lie on, wherever the program was started.
        application.setDefaultProperties(
                Map.of("management.health.diskspace.path", "${millrace.stream.state-directory:state}"));
        return application;
    }
}
