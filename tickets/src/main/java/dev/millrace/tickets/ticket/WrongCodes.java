package dev.millrace.tickets.ticket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Duration;
import java.time.Instant;

/// How many wrong codes somebody gave for a question, or all together. After so many he waits, each time twice as long
/// as before: guessing soon comes to a stop, while a person who mistypes only loses minutes.
///
/// @param count how many, at least 1
/// @param last when the last one was given
@JsonIgnoreProperties(ignoreUnknown = true)
public record WrongCodes(int count, Instant last) {
    /// How long somebody waits first.
    static final Duration FIRST_WAIT = Duration.ofMinutes(5);

    /// 5 minutes doubled so often are three and a half days: longer than questions are open.
    private static final int MOST_DOUBLINGS = 10;

    /// When the next one is looked at.
    ///
    /// @param together how many may be given before the next wait
    Instant again(int together) {
        return count % together == 0
                ? last.plus(FIRST_WAIT.multipliedBy(1L << Math.min(MOST_DOUBLINGS, count / together - 1)))
                : last;
    }
}
