package dev.millrace.remediation.ledger;

import java.util.Locale;

/// What a job asks for.
public enum JobKind {
    /// A run of a runbook.
    RUN,
    /// Whose agreement is needed.
    CONSENT;

    static JobKind of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
