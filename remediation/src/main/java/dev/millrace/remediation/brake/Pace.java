package dev.millrace.remediation.brake;

import java.time.Duration;
import reactor.core.publisher.Mono;

/// How fast connectors' systems are changed.
@FunctionalInterface
public interface Pace {
    /// Takes a place for a change in the last minute; empty where there was one, else how long until there is.
    ///
    /// @param most places in a minute
    Mono<Duration> take(String connector, int most);
}
