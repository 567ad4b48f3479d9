package dev.millrace.remediation.connector;

import dev.millrace.messaging.RecordSender;
import dev.millrace.tickets.topic.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConnectorConfiguration {
    @Bean
    Guards guards(MeterRegistry meters) {
        return new Guards(meters);
    }

    @Bean
    ConnectorWatch connectorWatch(List<Connector> connectors, TenantSettings settings, RecordSender sender) {
        return new ConnectorWatch(
                connectors,
                settings.tenants(),
                metric -> sender.send(Topic.METRICS, metric.tenant(), metric.tenant(), metric, null)
                        .then(),
                Clock.systemUTC());
    }

    @Bean
    ConnectorHealth connectorsHealthIndicator(ConnectorWatch watch) {
        return new ConnectorHealth(watch);
    }
}
