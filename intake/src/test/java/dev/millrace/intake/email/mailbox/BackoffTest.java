package dev.millrace.intake.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

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

    @Test
    void shouldComeBackSoonToAServerThatSignsNobodyInForNow() {
        assertAbout(backoff.after(new AuthenticationFailedException("[UNAVAILABLE] Temporary failure")), FIRST);
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
