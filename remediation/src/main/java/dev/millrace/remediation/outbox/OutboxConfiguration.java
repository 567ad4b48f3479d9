package dev.millrace.remediation.outbox;

import dev.millrace.messaging.RecordSender;
import dev.millrace.remediation.database.Database;
import dev.millrace.tickets.topic.Topic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OutboxConfiguration {
    @Bean
    OutcomeSender outcomeSender(RecordSender sender) {
        return outcome -> sender.send(
                        Topic.REMEDIATION_OUTCOMES,
                        outcome.ticket().toString(),
                        outcome.tenant(),
                        outcome,
                        outcome.traceparent())
                .then();
    }

    @Bean
    Relay outcomeRelay(Database database, OutcomeSender sender) {
        return new Relay(database, sender);
    }
}
