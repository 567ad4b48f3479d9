package dev.millrace.remediation.outbox;

import dev.millrace.messaging.RecordSender;
import dev.millrace.messaging.RecordSender.Outgoing;
import dev.millrace.remediation.database.Database;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.topic.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;

@Configuration(proxyBeanMethods = false)
class OutboxConfiguration {
    @Bean
    OutcomeSender outcomeSender(RecordSender sender) {
        return outcomes -> {
            if (outcomes.isEmpty()) {
                return Flux.empty();
            }
            RemediationOutcome first = outcomes.getFirst();
            return sender.sendInOrder(
                            Topic.REMEDIATION_OUTCOMES,
                            first.ticket().toString(),
                            first.tenant(),
                            outcomes.stream()
                                    .map(outcome -> new Outgoing(outcome, outcome.traceparent()))
                                    .toList())
                    .index((place, sent) -> outcomes.get(Math.toIntExact(place)));
        };
    }

    @Bean
    Relay outcomeRelay(Database database, OutcomeSender sender, MeterRegistry meters) {
        return new Relay(database, sender, meters);
    }
}
