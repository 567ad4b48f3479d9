package dev.millrace.access;

import java.net.URI;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.savedrequest.CookieServerRequestCache;
import org.springframework.security.web.server.savedrequest.ServerRequestCache;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Which page a stranger wanted, to lead him there once he has signed in. It lies with him, in a cookie: a session here
/// for each would let anybody fill the store of these.
///
/// Spring's cookie goes with any request that comes after, such as that for the sign-in page itself; here it goes once
/// the page is asked for again.
final class WantedPage implements ServerRequestCache {
    private final CookieServerRequestCache cookie = new CookieServerRequestCache();

    @Override
    public Mono<Void> saveRequest(ServerWebExchange exchange) {
        return cookie.saveRequest(exchange);
    }

    @Override
    public Mono<URI> getRedirectUri(ServerWebExchange exchange) {
        return cookie.getRedirectUri(exchange);
    }

    @Override
    public Mono<ServerHttpRequest> removeMatchingRequest(ServerWebExchange exchange) {
        URI asked = exchange.getRequest().getURI();
        return getRedirectUri(exchange)
                .filter(wanted -> asked.resolve(wanted).equals(asked))
                .flatMap(_ -> cookie.removeMatchingRequest(exchange));
    }
}
