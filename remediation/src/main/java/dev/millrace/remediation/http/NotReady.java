package dev.millrace.remediation.http;

import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.tickets.remediation.WaitCause;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.ClientResponse;

/// What a system says by HTTP that does not answer what it was asked, and when it wants to be asked again.
public final class NotReady {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Set<Integer> FROM_A_GATEWAY = Set.of(502, 504);

    private NotReady() {}

    /// Whether a status says so.
    public static boolean is(int status) {
        return status == 429 || status >= 500;
    }

    /// A system that says when to come back has turned the request away. One that only says that something went
    /// wrong may have carried it out; and a gateway does not know what the system behind it does (502, 504).
    ///
    /// @param response whose status is one of those
    /// @param what the system, for people
    /// @param clock by which a date is told
    public static ConnectorAway of(ClientResponse response, String connector, String what, Clock clock) {
        int status = response.statusCode().value();
        Optional<Duration> after = retryAfter(response.headers().asHttpHeaders(), clock);
        boolean turnedAway = status == 429 || (after.isPresent() && !FROM_A_GATEWAY.contains(status));
        return turnedAway
                ? ConnectorAway.spared(
                        connector,
                        WaitCause.BUSY,
                        "%s has enough to do (%d)".formatted(what, status),
                        after.orElse(SOON),
                        null)
                : ConnectorAway.cut(connector, "%s is not ready (%d)".formatted(what, status), null);
    }

    /// Seconds, or a date (RFC 9110, 10.2.3); what is neither means soon.
    private static Optional<Duration> retryAfter(HttpHeaders headers, Clock clock) {
        return Optional.ofNullable(headers.getFirst(HttpHeaders.RETRY_AFTER)).map(value -> {
            if (value.matches("\\d{1,9}")) {
                return bounded(Duration.ofSeconds(Long.parseLong(value)));
            }
            try {
                ZonedDateTime date = headers.getFirstZonedDateTime(HttpHeaders.RETRY_AFTER);
                return date == null ? SOON : bounded(Duration.between(clock.instant(), date.toInstant()));
            } catch (IllegalArgumentException e) {
                return SOON;
            }
        });
    }

    /// A date that is past here, by two clocks that differ, is no reason to ask at once.
    private static Duration bounded(Duration after) {
        if (after.compareTo(LEAST) < 0) {
            return LEAST;
        }
        return after.compareTo(LONGEST) > 0 ? LONGEST : after;
    }
}
