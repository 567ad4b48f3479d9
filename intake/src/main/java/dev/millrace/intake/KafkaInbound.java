package dev.millrace.intake;

import dev.millrace.messaging.RecordSender;
import dev.millrace.tickets.message.IgnoredMail;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.topic.Topic;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Hands messages over on `tickets.inbound`, keyed by ticket.
@Component
final class KafkaInbound implements Inbound {
    private final RecordSender sender;

    KafkaInbound(RecordSender sender) {
        this.sender = sender;
    }

    @Override
    public Mono<Void> accept(InboundMessage message) {
        return sender.send(Topic.INBOUND, message.ticket().toString(), message.tenant(), message, message.traceparent())
                .then();
    }

    @Override
    public Mono<Void> answer(TicketCommand.AnswerByCode answer) {
        return sender.send(Topic.COMMANDS, answer.ticket().toString(), answer.tenant(), answer, null)
                .then();
    }

    @Override
    public Mono<Void> ignore(IgnoredMail mail) {
        return sender.send(Topic.IGNORED_MAIL, mail.tenant(), mail.tenant(), mail, null)
                .then();
    }
}
