package dev.millrace.access;

import dev.millrace.tickets.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.reactive.resource.NoResourceFoundException;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;

/// Every refusal as problem details (RFC 9457): what is wrong, and where; before a browser, as a page. Before Spring
/// Boot's own, which says less.
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {
    Problems() {
        RefusalWords.load();
    }

    @ExceptionHandler
    Mono<ResponseEntity<Object>> invalid(InvalidRequest invalid, ServerWebExchange exchange) {
        ProblemDetail problem = invalid.problem();
        return handleExceptionInternal(
                invalid, problem, new HttpHeaders(), HttpStatusCode.valueOf(problem.getStatus()), exchange);
    }

    @Override
    protected Mono<ResponseEntity<Object>> handleExceptionInternal(
            Exception refusal,
            @Nullable Object body,
            @Nullable HttpHeaders headers,
            HttpStatusCode status,
            ServerWebExchange exchange) {
        if (status.isSameCodeAs(HttpStatus.INTERNAL_SERVER_ERROR)) {
            // A fault, which the log has to know of.
            return Mono.error(refusal);
        }
        Mono<ResponseEntity<Object>> told = super.handleExceptionInternal(refusal, body, headers, status, exchange);
        return Browser.wantsPage(exchange.getRequest()) ? told.map(answer -> page(refusal, answer, exchange)) : told;
    }

    private static ResponseEntity<Object> page(
            Exception refusal, ResponseEntity<Object> answer, ServerWebExchange exchange) {
        if (!(answer.getBody() instanceof ProblemDetail problem)) {
            return answer;
        }
        // Of an address without a page there is nothing to tell but that.
        String detail = refusal instanceof NoResourceFoundException ? null : problem.getDetail();
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .contentType(RefusalPage.HTML)
                .body(new RefusalPage(RefusalKind.of(answer.getStatusCode()), detail)
                        .html(exchange.getRequest(), answer.getHeaders()));
    }

    /// A body that is no JSON, or not that of the request, is told like any other mistake: which field, or where.
    @Override
    protected Mono<ResponseEntity<Object>> handleServerWebInputException(
            ServerWebInputException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            ServerWebExchange exchange) {
        return Stream.iterate((Throwable) unreadable, Objects::nonNull, Throwable::getCause)
                .filter(JacksonException.class::isInstance)
                .map(JacksonException.class::cast)
                .findFirst()
                .map(json -> handleExceptionInternal(unreadable, mistake(json).problem(), headers, status, exchange))
                .orElseGet(() -> super.handleServerWebInputException(unreadable, headers, status, exchange));
    }

    private static InvalidRequest mistake(JacksonException json) {
        String field = json.getPath().stream()
                .map(Reference::getPropertyName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
        String where = Json.place(json);
        return json instanceof StreamReadException
                ? new InvalidRequest("body", "expected JSON, but%s: %s".formatted(where, Json.complaint(json)))
                : new InvalidRequest(
                        field.isEmpty() ? "body" : field,
                        json instanceof MismatchedInputException mismatch
                                ? WrongType.of(mismatch) + where
                                : "expected something else than stands" + where);
    }

    /// Answers outside of controllers, where no message converter is at hand.
    static Mono<Void> write(ServerWebExchange exchange, ProblemDetail problem) {
        RefusalKind kind = RefusalKind.of(HttpStatusCode.valueOf(problem.getStatus()));
        return write(exchange, problem, new RefusalPage(kind, problem.getDetail()));
    }

    /// Answers with what is told to programs or, before a browser, with the page.
    static Mono<Void> write(ServerWebExchange exchange, ProblemDetail problem, RefusalPage page) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(problem.getStatus()));
        boolean wantsPage = Browser.wantsPage(exchange.getRequest());
        response.getHeaders().setContentType(wantsPage ? RefusalPage.HTML : MediaType.APPLICATION_PROBLEM_JSON);
        String told = wantsPage ? page.html(exchange.getRequest(), response.getHeaders()) : json(problem);
        DataBuffer body = response.bufferFactory().wrap(told.getBytes(StandardCharsets.UTF_8));
        return response.writeWith(Mono.just(body));
    }

    private static String json(ProblemDetail problem) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("title", String.valueOf(problem.getTitle()));
        fields.put("status", problem.getStatus());
        fields.put("detail", String.valueOf(problem.getDetail()));
        fields.putAll(Objects.requireNonNullElse(problem.getProperties(), Map.of()));
        return Json.text(fields);
    }
}
