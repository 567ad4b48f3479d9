package dev.millrace.enrichment.diagnosis;

import java.util.Locale;

/// What kind of thing a rule's runbook acts on.
enum TargetKind {
    ACCOUNT,
    RESOURCE,
    MAILBOX,
    APPLICATION,
    DEVICE,
    PRINTER,
    PATH,
    MESSAGE,
    NONE;

    /// The runbook parameter that carries the target.
    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
