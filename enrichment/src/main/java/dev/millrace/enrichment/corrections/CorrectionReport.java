package dev.millrace.enrichment.corrections;

import dev.millrace.tickets.id.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What was found among corrections, and what a person should look at before anything learns from them.
///
/// @param tickets tickets with a correction
/// @param messages lines that came of them
/// @param corrections labels that stand corrected, by field
/// @param takenBack corrected, and corrected back: the models were right
/// @param contradictions labels on which people did not agree; the last one counts
/// @param sameText messages with the same words and different labels
/// @param bulk one person gave the same label to many tickets within minutes
/// @param withoutText tickets whose opening message the history no longer holds
public record CorrectionReport(
        int tickets,
        int messages,
        Map<String, Integer> corrections,
        List<TicketId> takenBack,
        List<Contradiction> contradictions,
        List<SameText> sameText,
        List<Bulk> bulk,
        List<TicketId> withoutText) {
    /// People who said different things of a ticket.
    ///
    /// @param said who said what, oldest first
    public record Contradiction(TicketId ticket, String field, List<Said> said) {}

    /// What a person said.
    public record Said(String by, Instant at, String value) {}

    /// Tickets that say the same and are labelled differently.
    public record SameText(String field, Map<TicketId, String> labels) {}

    /// A person's many corrections at once.
    ///
    /// @param n how many tickets
    /// @param from the first of them
    /// @param until the last of them
    public record Bulk(String by, String field, String value, int n, Instant from, Instant until) {}
}
