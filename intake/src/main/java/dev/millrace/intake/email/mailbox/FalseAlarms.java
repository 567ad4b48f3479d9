package dev.millrace.intake.email.mailbox;

import java.time.Duration;

/// How long to pause before waiting again for a server that tells of something where nothing is to be taken.
/// Some do so whenever one begins to wait: they would be asked as fast as the network is. Where people work in the
/// folder, what they did during a pause is told at the next beginning, too, so that pauses stay short: a live mail
/// waits behind them. Used by one thread.
final class FalseAlarms {
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Duration pause = Duration.ZERO;
    private boolean toldAtOnce;

    /// A wait is over.
    ///
    /// @param told whether the server told of something
    /// @param time how long it lasted
    void waited(boolean told, Duration time) {
        toldAtOnce = told && time.compareTo(AT_ONCE) < 0;
    }

    /// What is there was looked at after that.
    ///
    /// @param taken whether a mail was taken
    /// @return how long to pause: not at all, unless the server told at once of what was nothing; then doubled
    ///     each time
    Duration pauseAfterLook(boolean taken) {
        if (taken || !toldAtOnce) {
            pause = Duration.ZERO;
        } else if (pause.isZero()) {
            pause = FIRST;
        } else {
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        }
        return pause;
    }
}
