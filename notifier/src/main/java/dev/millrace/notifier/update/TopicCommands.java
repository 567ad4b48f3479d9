package dev.millrace.notifier.update;

import dev.millrace.messaging.RecordSender;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.topic.Topic;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Commands as records on `tickets.commands`.
@Component
final class TopicCommands implements Commands {
    private final RecordSender sender;

    TopicCommands(RecordSender sender) {
        this.sender = sender;
    }

    @Override
    public Mono<Void> send(TicketCommand.FromDesk command) {
        return sender.send(Topic.COMMANDS, command.ticket().toString(), command.tenant(), command, null)
                .then();
    }
}
