package dev.millrace.notifier.feed;

import dev.millrace.access.InvalidRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;

/// Refusals of event streams as problem details (RFC 9457). The client accepts `text/event-stream`, so the usual
/// negotiation would write the problem as an event.
@RestControllerAdvice({"dev.millrace.notifier.feed", "dev.millrace.notifier.status"})
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StreamRefusals {
    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidRequest invalid) {
        return answer(invalid.problem(), HttpHeaders.EMPTY);
    }

    @ExceptionHandler({ErrorResponseException.class, ResponseStatusException.class})
    ResponseEntity<ProblemDetail> refused(ErrorResponse refusal) {
        return answer(refusal.getBody(), refusal.getHeaders());
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
