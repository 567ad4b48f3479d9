package dev.millrace.notifier.page;

import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// The token that a session's own pages send along when they change something.
final class CsrfTokens {
    private CsrfTokens() {}

    /// Empty where the request needs none.
    static Mono<CsrfToken> of(ServerWebExchange exchange) {
        Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
        return token == null ? Mono.empty() : token;
    }
}
