package dev.millrace.intake.email;

import java.util.concurrent.CancellationException;

/// Ends a reading that nobody waits for any more: its thread was interrupted. Asked in every loop whose turns a hostile
/// mail may multiply or make dear: over parts, fields, lines, elements. That costs a turn a nanosecond.
final class Cancelled {
    private Cancelled() {}

    /// Does nothing unless this thread was interrupted.
    ///
    /// @throws CancellationException when it was
    static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("Reading was given up");
        }
    }
}
