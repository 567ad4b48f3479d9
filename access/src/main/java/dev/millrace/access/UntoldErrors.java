package dev.millrace.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/// Tells what no controller has told: faults of the program, and refusals from before any door. What went wrong stands
/// in the log, and its number in the answer. Before Spring Boot's own, which leaves people without help and has no
/// problem details for programs.
final class UntoldErrors implements WebExceptionHandler, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(UntoldErrors.class);

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

    private static ProblemDetail problem(ServerWebExchange exchange, Throwable error) {
        if (error instanceof InvalidRequest invalid) {
            return invalid.problem();
        }
        if (error instanceof ErrorResponse refusal
                && !refusal.getStatusCode().isSameCodeAs(HttpStatus.INTERNAL_SERVER_ERROR)) {
            exchange.getResponse().getHeaders().putAll(refusal.getHeaders());
            return refusal.getBody();
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
}
