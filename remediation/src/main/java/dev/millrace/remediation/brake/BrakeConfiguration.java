package dev.millrace.remediation.brake;

import dev.millrace.messaging.RecordSender;
import dev.millrace.remediation.connector.ConnectorWatch;
import dev.millrace.remediation.connector.TenantSettings;
import dev.millrace.remediation.database.Database;
import dev.millrace.remediation.database.Notices;
import dev.millrace.tickets.topic.Topic;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BrakeConfiguration {
    /// Beside notices.
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    @Bean
    Restraint restraint(RestraintSettings settings, Database database) {
        return Restraint.watched(settings, Clock.systemUTC(), new SharedPace(database));
    }

    @Bean
    Freezes freezes(Database database) {
        return new Freezes(database);
    }

    @Bean
    FreezeWatch freezeWatch(
            Freezes freezes,
            Notices notices,
            Restraint restraint,
            RestraintSettings settings,
            ConnectorWatch connectors,
            TenantSettings served) {
        settings.demandKnown(connectors.names(), served.tenants());
        return new FreezeWatch(freezes, notices.on(Freezes.CHANNEL), restraint, connectors.names(), BETWEEN_LOOKS);
    }

    @Bean
    Sparing sparing(Database database, Notices notices, ConnectorWatch connectors) {
        return new Sparing(database, notices.on(Sparing.CHANNEL), connectors.connectors(), BETWEEN_LOOKS);
    }

    @Bean
    Switch automationSwitch(Database database) {
        return new Switch(database);
    }

    @Bean
    StopWatch automationStopWatch(Switch automation, Notices notices, TenantSettings served, RecordSender sender) {
        return new StopWatch(
                automation,
                notices.on(Switch.CHANNEL),
                served.tenants(),
                metric -> sender.sendOfTenant(Topic.METRICS, metric.tenant(), metric),
                Clock.systemUTC(),
                BETWEEN_LOOKS);
    }
}
