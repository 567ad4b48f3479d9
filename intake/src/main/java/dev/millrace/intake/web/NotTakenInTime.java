package dev.millrace.intake.web;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/// A message was not safe in time. It may still arrive: the client is given the key by which a second try is the same
/// ticket.
final class NotTakenInTime extends ErrorResponseException {
    private final String key;

    NotTakenInTime(String key, Throwable cause) {
        super(HttpStatus.SERVICE_UNAVAILABLE, cause);
        this.key = key;
        setDetail(
                "The ticket could not be stored in time. Send it again with the Idempotency-Key of this answer, so that"
                        + " it is one ticket in any case.");
    }

    @Override
    public HttpHeaders getHeaders() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "5");
        headers.set(WebIntake.KEY_HEADER, key);
        return headers;
    }
}
