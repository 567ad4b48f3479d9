package dev.millrace.access;

import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/// Tells what no controller has told: faults of the program, outages of what it needs, and refusals from before any
/// door. What went wrong stands in the log, and its number in the answer. Before Spring Boot's own, which leaves people
/// without help and has no problem details for programs.
final class UntoldErrors implements WebExceptionHandler, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(UntoldErrors.class);

    private static final String RETRY_AFTER_SECONDS = "10";

    /// A chain of causes may go round.
    private static final int DEEPEST = 20;

    private final List<OutageSign> signs;

    UntoldErrors(List<OutageSign> signs) {
        this.signs = List.copyOf(signs);
    }

    @Override
    public int getOrder() {
        return -2;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted() || DisconnectedClientHelper.isClientDisconnectedException(error)) {
            return Mono.error(error);
        }
        exchange.getResponse().getHeaders().clearContentHeaders();
        return Problems.write(exchange, problem(exchange, error));
    }

    private ProblemDetail problem(ServerWebExchange exchange, Throwable error) {
        if (error instanceof InvalidRequest invalid) {
            return invalid.problem();
        }
        if (error instanceof ErrorResponse refusal
                && !refusal.getStatusCode().isSameCodeAs(HttpStatus.INTERNAL_SERVER_ERROR)) {
            exchange.getResponse().getHeaders().putAll(refusal.getHeaders());
            return refusal.getBody();
        }
        if (isOutage(error)) {
            LOG.warn(
                    "{}503 for {} {}: {}",
                    exchange.getLogPrefix(),
                    exchange.getRequest().getMethod(),
                    exchange.getRequest().getPath(),
                    error.toString());
            exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            return ProblemDetail.forStatusAndDetail(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Something that the desk needs does not answer now; the desk's log tells more under "
                            + exchange.getRequest().getId() + ".");
        }
        LOG.error(
                "{}500 for {} {}",
                exchange.getLogPrefix(),
                exchange.getRequest().getMethod(),
                exchange.getRequest().getPath(),
                error);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "This is a fault of the desk; its log tells more under "
                        + exchange.getRequest().getId() + ".");
    }

    /// Whether the database, the broker or another server hangs or is away, whatever that was wrapped in.
    private boolean isOutage(Throwable error) {
        return Stream.iterate(error, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(one -> one instanceof TimeoutException
                        || one instanceof SocketException
                        || one instanceof UnknownHostException
                        || signs.stream().anyMatch(sign -> sign.isOutage(one)));
    }
}
