package dev.millrace.remediation.dialogue;

import dev.millrace.remediation.connector.Connector;
import dev.millrace.remediation.runbook.Run;
import reactor.core.publisher.Mono;

/// Asks one system.
///
/// @param <C> what a call is
public interface Exchange<C> extends Connector {
    /// Asks, through the guard, without changing anything: it may be asked again.
    Mono<Answer> ask(C call, Run run);

    /// Has something changed, through the guard, once.
    Mono<Answer> change(C call, Run run);
}
