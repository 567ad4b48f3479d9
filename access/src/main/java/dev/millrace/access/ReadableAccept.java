package dev.millrace.access;

import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Refuses a request whose `Accept` cannot be read, and says so: whatever looks at it later takes it for
/// something else, such as a page that there is not.
final class ReadableAccept implements WebFilter {
    private static final int SHOWN = 60;

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        try {
            headers.getAccept();
        } catch (InvalidMediaTypeException nonsense) {
            InvalidRequest refusal = new InvalidRequest(
                    HttpHeaders.ACCEPT,
                    "expected media types such as application/json, found '%s'"
                            .formatted(shown(String.join(", ", headers.getValuesAsList(HttpHeaders.ACCEPT)))));
            return Problems.write(exchange, refusal.problem());
        }
        return chain.filter(exchange);
    }

    private static String shown(String accepted) {
        return accepted.length() > SHOWN ? accepted.substring(0, SHOWN) + "…" : accepted;
    }
}
