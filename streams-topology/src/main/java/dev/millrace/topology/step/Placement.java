package dev.millrace.topology.step;

import dev.millrace.tickets.message.InboundMessage;

/// Where a message belongs, now that the ticket it names can be seen.
public sealed interface Placement {
    /// It opens the ticket it names, or joins it.
    record Here(InboundMessage message) implements Placement {}

    /// It was taken before.
    record Duplicate(InboundMessage message) implements Placement {}

    /// It belongs to another ticket, and so perhaps to another partition: it goes round once more under that id.
    record Elsewhere(InboundMessage message) implements Placement {}
}
