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
/// @param underWay whether its end was not told yet; false in tickets of before, until the run tells more
@JsonIgnoreProperties(ignoreUnknown = true)
public record Run(
        String runId,
        int attempt,
        long sequence,
        @Nullable String step,
        @Nullable String waitsFor,
        boolean underWay) {
    /// One that was just asked for.
    static Run of(TicketEvent.RemediationRequested requested) {
        return new Run(requested.runId(), requested.attempt(), 0, null, null, true);
    }

    /// The run after an outcome.
    ///
    /// @param step null where the outcome tells of none
    Run at(long told, @Nullable String step, @Nullable String waitsFor, boolean underWay) {
        return new Run(runId, attempt, told, step == null ? this.step : step, waitsFor, underWay);
    }
}
