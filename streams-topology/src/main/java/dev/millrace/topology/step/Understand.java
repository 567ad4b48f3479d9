package dev.millrace.topology.step;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.Text;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.ticket.TicketCommand;
import java.util.List;

/// Reads a message's text: language, category, sentiment, entities.
public final class Understand {
    private final Enrichment enrichment;

    public Understand(Enrichment enrichment) {
        this.enrichment = enrichment;
    }

    /// The message, read, as a command to its ticket.
    public Work read(InboundMessage message) {
        Text text = new Text(
                message.subject(),
                message.text(),
                message.channel(),
                message.languageHint(),
                message.from().address());
        return new Work(
                new TicketCommand.Receive(message, enrichment.read(text)), text, List.of(), message.traceparent());
    }
}
