package dev.millrace.intake.email.content;

import java.util.concurrent.CancellationException;

/// Ends a reading that nobody waits for any more: its thread was interrupted. Asked in every loop whose turns a hostile
/// mail may multiply or make dear: over parts, fields, lines, elements. That costs a turn a nanosecond.
public final class Cancelled {
    private Cancelled() {}

    /// Does nothing unless this thread was interrupted.
    ///
    /// @throws CancellationException when it was
    public static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("Reading was given up");
        }
    }
}
