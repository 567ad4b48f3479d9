package dev.millrace.enrichment.evaluation;

import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Priority;
import dev.millrace.tickets.understanding.Sentiment;
import org.jspecify.annotations.Nullable;

/// A message with what people say it means.
///
/// @param id names it in reports
/// @param text the message
/// @param language ISO 639-1 code
/// @param category what it is about
/// @param priority how soon
/// @param sentiment the writer's tone
/// @param anger whether the writer is angry, not just unhappy; null where nobody said
/// @param runbook the one that would resolve it, or `none`
/// @param target what the runbook acts on, `sender`, or null where the message does not say
/// @param automatable whether the runbook may go ahead on this message alone
public record Labelled(
        String id,
        Text text,
        String language,
        Category category,
        Priority priority,
        Sentiment sentiment,
        @Nullable Boolean anger,
        String runbook,
        @Nullable String target,
        boolean automatable) {}
