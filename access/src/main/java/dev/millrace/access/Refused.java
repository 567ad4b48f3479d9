package dev.millrace.access;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/// A request that is refused, though nothing is wrong with its fields. Told like all refusals: as problem details, and
/// to a browser as a page.
public final class Refused extends ErrorResponseException {
    /// @param status of the answer, from 400 on
    /// @param detail what is refused and why, for programs
    public Refused(HttpStatus status, String detail) {
        super(status);
        setDetail(detail);
    }

    /// @param retryAfter when it may be tried again, in whole seconds
    public Refused(HttpStatus status, String detail, Duration retryAfter) {
        this(status, detail);
        getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()));
    }
}
