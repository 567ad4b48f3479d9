package dev.millrace.remediation.worker;

import dev.millrace.remediation.connector.ConnectorAway;

/// A change must not be taken back now, for a freeze or the rate of its connector: the run waits, however long.
final class HeldBack extends RuntimeException {
    private final ConnectorAway why;

    HeldBack(ConnectorAway why) {
        super(why.reason(), why);
        this.why = why;
    }

    ConnectorAway why() {
        return why;
    }
}
