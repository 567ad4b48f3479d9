package dev.millrace.remediation.connector;

import dev.millrace.messaging.RecordSender;
import dev.millrace.tickets.topic.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConnectorConfiguration {
    @Bean
    Guards guards(MeterRegistry meters) {
        return new Guards(meters);
    }

    @Bean
    ConnectorWatch connectorWatch(
            List<Connector> connectors, List<Connectors> more, TenantSettings settings, RecordSender sender) {
        List<Connector> all = Stream.concat(connectors.stream(), more.stream().flatMap(some -> some.all().stream()))
                .toList();
        return new ConnectorWatch(
                all,
                settings.tenants(),
                metric -> sender.sendOfTenant(Topic.METRICS, metric.tenant(), metric),
                Clock.systemUTC());
    }

    @Bean
    ConnectorHealth connectorsHealthIndicator(ConnectorWatch watch) {
        return new ConnectorHealth(watch);
    }
}
