package dev.millrace.intake.email.mailbox;

import jakarta.mail.AuthenticationFailedException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/// How long a mailbox waits after a failure before it is tried again: doubled with each, and spread by a third, so
/// that many mailboxes do not come back at the same moment. Used by one thread.
final class Backoff {
    /// Servers lock an account after five to ten refused passwords, and each further one may lock it anew.
    private static final Duration FIRST_REFUSED = Duration.ofMinutes(5);

    private static final Duration LONGEST_REFUSED = Duration.ofMinutes(30);
    /// That the server cannot sign anybody in for now (RFC 5530) says nothing against the password. In
    /// words, Dovecot says so by "Maximum number of connections from user+IP exceeded", Gmail by "Too many
    /// simultaneous connections", Cyrus by "Too many open connections", Exchange by the last three. Too
    /// many tries to sign in are another matter.
    private static final Pattern FOR_NOW = Pattern.compile("(?i)\\[(UNAVAILABLE|INUSE|LIMIT)\\b"
            + "|\\btoo many (?:(?:simultaneous|concurrent|open|active|parallel|imap4?|client) ){0,3}"
            + "(?:connections|sessions)\\b"
            + "|\\btoo many (?:simultaneous|concurrent) (?:imap4? )?logins\\b"
            + "|\\bmaximum (?:number of )?(?:(?:allowed|simultaneous|concurrent|open|imap4?|client) ){0,3}"
            + "(?:connections|sessions)\\b"
            + "|\\bconnections? limit\\b"
            + "|\\bauthenticated but not connected\\b"
            + "|\\bis throttled\\b"
            + "|\\bserver (?:unavailable|(?:is )?(?:too )?busy)\\b");

    private final Duration first;
    private final Duration longest;
    private final boolean byPassword;
    private int failures;
    private int refusals;

    /// @param byPassword whether a password is shown, and not tokens, which are fetched anew once they are refused
    Backoff(Duration first, Duration longest, boolean byPassword) {
        this.first = first;
        this.longest = longest;
        this.byPassword = byPassword;
    }

    /// Counts a failure.
    ///
    /// @return how long to wait
    Duration after(Throwable error) {
        failures++;
        if (byPassword && isRefusal(error)) {
            refusals++;
            return doubled(FIRST_REFUSED, LONGEST_REFUSED, refusals);
        }
        return doubled(first, longest, failures);
    }

    /// Something went well.
    void reset() {
        failures = 0;
        refusals = 0;
    }

    private static boolean isRefusal(Throwable error) {
        return error instanceof AuthenticationFailedException
                && !FOR_NOW.matcher(String.valueOf(error.getMessage())).find();
    }

    private static Duration doubled(Duration first, Duration longest, int times) {
        long doubled = Math.min(longest.toMillis(), first.toMillis() << Math.min(20, times - 1));
        return Duration.ofMillis((long) (doubled * ThreadLocalRandom.current().nextDouble(0.67, 1.33)));
    }
}
