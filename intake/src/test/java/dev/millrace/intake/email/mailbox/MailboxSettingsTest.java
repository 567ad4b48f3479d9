package dev.millrace.intake.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /// What is moved to where it lies is a new mail, which would be taken again and again.
    @ParameterizedTest
    @CsvSource({
        "INBOX, INBOX, Ignored, Parked, done-folder",
        "INBOX, Inbox, Ignored, Parked, done-folder",
        "inbox, Done, INBOX, Parked, ignored-folder",
        "Support, Done, Ignored, Support, parked-folder"
    })
    void shouldMoveNoMailToWhereItIsTakenFrom(
            String folder, String done, String ignored, String parked, String refused) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(folder, done, ignored, parked))
                .withMessageContaining(
                        "mailboxes[support]." + refused + " must be another folder than '" + folder + "'");
    }

    @Test
    void shouldTellFoldersApartByCase() {
        assertThat(settings("Support", "support", "Ignored", "Parked").doneFolder())
                .isEqualTo("support");
        assertThat(settings("INBOX", "", "Ignored", "Ignored").doneFolder()).isEmpty();
    }

    private static MailboxSettings settings(String folder, String done, String ignored, String parked) {
        MailboxSettings usual = RunningMailbox.settings(143, "Done", Duration.ofSeconds(60));
        return new MailboxSettings(
                usual.name(),
                usual.tenant(),
                usual.address(),
                usual.host(),
                usual.port(),
                usual.tls(),
                usual.user(),
                usual.password(),
                null,
                null,
                folder,
                done,
                ignored,
                parked,
                usual.pollInterval(),
                null,
                usual.trustedSubmissionDomains(),
                usual.rules());
    }

    @Test
    void shouldLetAnIdleLastAsLongAsServersBear() {
        Duration longest = Duration.ofMinutes(28);

        assertThat(RunningMailbox.settings(143, "Done", longest).pollInterval()).isEqualTo(longest);
    }
}
