package dev.millrace.intake.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxSettingsTest {
    /// Servers may end what idles for half an hour, so clients are to begin anew every 29 minutes (RFC 2177). An IDLE
    /// lasts one interval.
    @ParameterizedTest
    @ValueSource(strings = {"PT28M0.001S", "PT29M", "PT1H"})
    void shouldLetNoIdleLastSoLongThatServersEndIt(String interval) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunningMailbox.settings(143, "Done", Duration.parse(interval)))
                .withMessageContaining("mailboxes[support].poll-interval must lie between 100 ms and 28 min");
    }

    @Test
    void shouldLetAnIdleLastAsLongAsServersBear() {
        Duration longest = Duration.ofMinutes(28);

        assertThat(RunningMailbox.settings(143, "Done", longest).pollInterval()).isEqualTo(longest);
    }
}
