package dev.millrace.tickets.ticket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/// The run of a runbook that a ticket last asked for.
///
/// @param runId unique: ticket, runbook and attempt
/// @param attempt 1 for the first
/// @param sequence of the last outcome taken; an outcome up to it was seen before
/// @param step the step that was last told of
/// @param waitsFor the outside system it waits for, while it does
@JsonIgnoreProperties(ignoreUnknown = true)
public record Run(
        String runId,
        int attempt,
        long sequence,
        @Nullable String step,
        @Nullable String waitsFor) {}
