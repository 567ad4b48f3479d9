package dev.millrace.remediation.ledger;

import java.time.Duration;

/// An entry that lies in a run's journal.
///
/// @param ago how long it has lain there, by the database's clock: that of whoever wrote it may differ from the
/// reader's
public record Noted(Entry entry, Duration ago) {}
