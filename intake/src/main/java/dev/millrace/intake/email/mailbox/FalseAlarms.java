package dev.millrace.intake.email.mailbox;

import java.time.Duration;

/// How long to pause before waiting again for a server that tells of something where nothing is to be taken.
/// Some do so whenever one begins to wait: they would be asked as fast as the network is. Used by one thread.
final class FalseAlarms {
    private static final Duration FIRST = Duration.ofSeconds(1);

    private final Duration longest;
    private Duration pause = Duration.ZERO;
    private boolean told;
    private Duration quiet = Duration.ZERO;

    /// @param longest how often the folder is looked at in any case
    FalseAlarms(Duration longest) {
        this.longest = longest;
    }

    /// A wait is over.
    ///
    /// @param told whether the server told of something
    /// @param time how long it lasted
    void waited(boolean told, Duration time) {
        this.told = told;
        this.quiet = time;
    }

    /// What is there was looked at after that.
    ///
    /// @param taken whether a mail was taken
    /// @return how long to pause: doubled each time, unless the server was quiet for as long before
    Duration pauseAfterLook(boolean taken) {
        if (taken || !told) {
            pause = Duration.ZERO;
        } else if (pause.isZero() || quiet.compareTo(pause) >= 0) {
            pause = shorter(FIRST);
        } else {
            pause = shorter(pause.multipliedBy(2));
        }
        return pause;
    }

    private Duration shorter(Duration time) {
        return time.compareTo(longest) < 0 ? time : longest;
    }
}
