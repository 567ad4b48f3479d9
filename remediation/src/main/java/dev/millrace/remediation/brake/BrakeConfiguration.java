package dev.millrace.remediation.brake;

import dev.millrace.remediation.database.Database;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BrakeConfiguration {
    @Bean
    Restraint restraint(RestraintSettings settings) {
        return new Restraint(settings, Clock.systemUTC());
    }

    @Bean
    Switch automationSwitch(Database database) {
        return new Switch(database);
    }
}
