package dev.millrace.remediation.http;

import reactor.core.publisher.Mono;

/// What a request signs in with.
interface Credentials {
    /// The value of the header `Authorization`; empty where there is none.
    Mono<String> header();

    /// The system did not take the last one.
    ///
    /// @return whether another one can be had now
    default boolean refused() {
        return false;
    }
}
