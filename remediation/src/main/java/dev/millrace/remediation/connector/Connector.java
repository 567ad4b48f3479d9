package dev.millrace.remediation.connector;

import reactor.core.publisher.Mono;

/// The only thing that touches one outside system.
public interface Connector {
    /// Short, in lower case, as shown to people: `directory`.
    String name();

    /// What stands between the system and everybody who asks.
    Guard guard();

    /// Asks the system, through the guard, for something cheap. Completes when it answers.
    Mono<Void> probe();
}
