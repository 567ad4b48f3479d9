package dev.millrace.intake.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final AuthenticationFailedException refused =
            new AuthenticationFailedException("[AUTHENTICATIONFAILED] Authentication failed.");
    private final Backoff backoff = new Backoff(FIRST, LONGEST, true);

    @Test
    void shouldWaitLongerWithEachFailureUntilSomethingGoesWell() {
        MessagingException lost = new MessagingException("the connection is lost");

        assertAbout(backoff.after(lost), FIRST);
        assertAbout(backoff.after(lost), Duration.ofSeconds(2));
        for (int i = 0; i < 30; i++) {
            backoff.after(lost);
        }
        assertAbout(backoff.after(lost), LONGEST);

        backoff.reset();
        assertAbout(backoff.after(lost), FIRST);
    }

    @Test
    void shouldNotLockAnAccountWhosePasswordIsRefused() {
        backoff.after(new MessagingException("the connection is lost"));

        assertAbout(backoff.after(refused), Duration.ofMinutes(5));
        assertAbout(backoff.after(refused), Duration.ofMinutes(10));
        assertAbout(backoff.after(refused), Duration.ofMinutes(20));
        assertAbout(backoff.after(refused), Duration.ofMinutes(30));

        backoff.reset();
        assertAbout(backoff.after(refused), Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[UNAVAILABLE] Temporary failure",
                // Dovecot
                "Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10)",
                "[ALERT] Maximum number of concurrent connections exceeded.",
                // Gmail
                "[ALERT] Too many simultaneous connections. (Failure)",
                // Cyrus
                "Too many open connections (10 of 10 for support)",
                // Courier, as some providers have it
                "Maximum connection limit reached for your IP address",
                "You have exceeded the maximum number of connections to this server",
                // Exchange
                "User is authenticated but not connected.",
                "Request is throttled. Suggested Backoff Time: 299963 milliseconds",
                "Server Unavailable. 15",
                // Others
                "Too many connections",
                "Too many concurrent connections to this mailbox",
                "[ALERT] Too many simultaneous IMAP sessions",
                "too many concurrent logins for this account",
                "Connection limit exceeded"
            })
    void shouldComeBackSoonToAServerThatSignsNobodyInForNow(String said) {
        assertAbout(backoff.after(new AuthenticationFailedException(said)), FIRST);
    }

    /// They have counted refused passwords, or do so.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Too many failed logins",
                "Too many login attempts",
                "[ALERT] Too many login failures",
                "Too many invalid connections",
                "Too many failed connection attempts",
                "Maximum number of login attempts exceeded",
                "Account is temporarily locked",
                "Invalid credentials (Failure)"
            })
    void shouldComeBackLateToAServerThatCountsRefusals(String said) {
        assertAbout(backoff.after(new AuthenticationFailedException(said)), Duration.ofMinutes(5));
    }

    @Test
    void shouldComeBackSoonWithAnotherToken() {
        assertAbout(new Backoff(FIRST, LONGEST, false).after(refused), FIRST);
    }

    private static void assertAbout(Duration found, Duration expected) {
        assertThat(found.toMillis())
                .isBetween((long) (expected.toMillis() * 0.66), (long) (expected.toMillis() * 1.34));
    }
}
