package dev.millrace.remediation.worker;

import dev.millrace.messaging.RecordHandler;
import dev.millrace.remediation.database.DatabaseTrouble;
import dev.millrace.tickets.config.DeskConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import reactor.core.publisher.Mono;

/// Takes what people set the desk to, for the audit log.
final class ConfigListener {
    private final RecordHandler handler;
    private final ConfigAudit audit;

    ConfigListener(RecordHandler handler, ConfigAudit audit) {
        this.handler = handler;
        this.audit = audit;
    }

    @KafkaListener(
            id = RequestConsumer.CONFIG,
            topics = "#{@deskConfigTopic}",
            containerFactory = RequestConsumer.FACTORY)
    Mono<Void> take(ConsumerRecord<String, byte[]> incoming) {
        String place = "%s-%d@%d".formatted(incoming.topic(), incoming.partition(), incoming.offset());
        return handler.handle(
                incoming,
                DeskConfig.class,
                "config-audit",
                DatabaseTrouble::mayPass,
                config -> audit.note(config, place));
    }
}
