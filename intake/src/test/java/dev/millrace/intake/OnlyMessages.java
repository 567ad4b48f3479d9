package dev.millrace.intake;

import dev.millrace.tickets.message.IgnoredMail;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.ticket.TicketCommand;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/// Where nothing but messages is expected to be handed over.
///
/// @param taken what becomes of a message
public record OnlyMessages(Function<InboundMessage, Mono<Void>> taken) implements Inbound {
    @Override
    public Mono<Void> accept(InboundMessage message) {
        return taken.apply(message);
    }

    @Override
    public Mono<Void> command(TicketCommand.FromDesk command) {
        return Mono.error(new AssertionError("Nobody was asked, but commanded " + command));
    }

    @Override
    public Mono<Void> ignore(IgnoredMail mail) {
        return Mono.error(new AssertionError("Nothing was to be ignored, but " + mail + " was"));
    }
}
