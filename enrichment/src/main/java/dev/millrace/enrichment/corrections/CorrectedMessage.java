package dev.millrace.enrichment.corrections;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Priority;
import dev.millrace.tickets.understanding.Sentiment;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A ticket's opening message, or what its writer said after a mere greeting, with the labels it should have had: a
/// line of JSON in the form of the corpus. Who wrote it is left out, and secrets are masked.
///
/// A label that nobody corrected is the models' own; nothing may learn from it. What fits the category alone (runbook,
/// target, whether it may run by itself) is left open where the category was corrected.
///
/// @param id of the message, made of the ticket's
/// @param ticket where to look it up
/// @param model version of the models that were wrong; null where it was not noted
/// @param provenance by field (`category`, `priority`, `sentiment`), who corrected it, if anybody
public record CorrectedMessage(
        String id,
        Channel channel,
        String subject,
        String body,
        String language,
        Category category,
        Priority priority,
        Sentiment sentiment,
        String runbook,
        @Nullable String target,
        boolean automatable,
        TicketId ticket,
        @Nullable String model,
        Map<String, Given> provenance) {
    public CorrectedMessage {
        provenance = Map.copyOf(provenance);
    }

    /// A label that a person gave.
    ///
    /// @param by who
    /// @param at when
    /// @param was what the models had said
    public record Given(String by, Instant at, String was) {}
}
