package dev.millrace.enrichment;

import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.PriorityVerdict;
import dev.millrace.tickets.understanding.Reading;

/// Everything that is understood of a message.
///
/// @param reading what the text says
/// @param priority how soon it must be worked on
/// @param diagnosis what is the matter, and which runbook would mend it
public record Understanding(Reading reading, PriorityVerdict priority, Diagnosis diagnosis) {}
