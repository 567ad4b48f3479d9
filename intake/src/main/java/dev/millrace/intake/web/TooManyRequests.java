package dev.millrace.intake.web;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/// A client sends too much.
final class TooManyRequests extends ErrorResponseException {
    private final long seconds;

    TooManyRequests(Duration wait) {
        super(HttpStatus.TOO_MANY_REQUESTS);
        this.seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        setDetail("Too many requests from this address; try again in " + seconds + " s.");
    }

    @Override
    public HttpHeaders getHeaders() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return headers;
    }
}
