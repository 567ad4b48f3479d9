package dev.millrace.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Slows down whoever guesses passwords: an address that has failed too often waits before its next attempt, right or
/// wrong, and costs no hashing meanwhile. Who is signed in already is not held up.
final class SignInBrake implements WebFilter {
    /// Failures that an address has at once, and regains in a minute.
    static final int FAILURES = 10;

    /// As the form's own filter finds it, which reads `/logi%6e` so, too.
    private static final ServerWebExchangeMatcher FORM =
            ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, "/login");

    private static final int MOST_CLIENTS = 50_000;

    private static final String SETTLE = SignInBrake.class.getName() + ".settle";

    private final LoadingCache<String, Bucket> failures = Caffeine.newBuilder()
            .maximumSize(MOST_CLIENTS)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build(_ -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(FAILURES).refillGreedy(FAILURES, Duration.ofMinutes(1)))
                    .build());

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return isAttempt(exchange).flatMap(attempt -> attempt ? braked(exchange, chain) : chain.filter(exchange));
    }

    private Mono<Void> braked(ServerWebExchange exchange, WebFilterChain chain) {
        Bucket bucket = failures.get(ClientAddress.key(exchange.getRequest().getRemoteAddress()));
        // Taken before and given back after: attempts that are sent all at once count too.
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = Math.max(
                    1,
                    Duration.ofNanos(probe.getNanosToWaitForRefill())
                            .plusMillis(999)
                            .toSeconds());
            exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            return Problems.write(
                    exchange,
                    ProblemDetail.forStatusAndDetail(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "Too many failed sign-ins from this address; try again in " + seconds + " s."));
        }
        // Whoever hangs up before the answer has cost as much as one who failed.
        AtomicBoolean answered = new AtomicBoolean();
        Runnable settle = () -> {
            if (answered.compareAndSet(false, true) && !hasFailed(exchange.getResponse())) {
                bucket.addTokens(1);
            }
        };
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(settle));
        exchange.getAttributes().put(SETTLE, settle);
        return chain.filter(exchange).doOnSuccess(_ -> settle.run());
    }

    /// Behind the check of a password that a request brings: what it is let in for may take its time, and is no
    /// attempt any more.
    static Mono<Void> letIn(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getAttribute(SETTLE) instanceof Runnable settle
                ? ReactiveSecurityContextHolder.getContext()
                        .doOnNext(_ -> settle.run())
                        .then(chain.filter(exchange))
                : chain.filter(exchange);
    }

    private static Mono<Boolean> isAttempt(ServerWebExchange exchange) {
        return exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
                ? Mono.just(true)
                : FORM.matches(exchange).map(MatchResult::isMatch);
    }

    private static boolean hasFailed(ServerHttpResponse response) {
        URI location = response.getHeaders().getLocation();
        return HttpStatus.UNAUTHORIZED.equals(response.getStatusCode())
                || (location != null && "error".equals(location.getQuery()));
    }
}
