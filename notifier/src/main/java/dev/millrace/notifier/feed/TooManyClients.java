package dev.millrace.notifier.feed;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/// No place for another client now.
public final class TooManyClients extends ErrorResponseException {
    private static final String SECONDS = "5";

    /// @param detail which places are taken; the client may come back after five seconds
    public TooManyClients(String detail) {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, detail),
                null);
        getHeaders().set(HttpHeaders.RETRY_AFTER, SECONDS);
    }
}
