package dev.millrace.notifier.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailSubjectTest {
    @ParameterizedTest
    @CsvSource({
        "Your request 4711: Re: Meeting room, meeting room",
        "Your request 4711: Meeting room, meeting room",
        "'Received: Urgent: meeting room', urgent: meeting room",
        "'Re: Received: meeting room', meeting room",
        "Re: Meeting room [#219PY-YTXP-NV2K], meeting room",
        "FW: Meeting room [#219PY-YTXP-NV2K], meeting room",
    })
    void shouldFindWhatAProgramAnswers(String subject, String answered) {
        assertThat(MailSubject.answeredBy(subject)).contains(answered);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Meeting room",
                "URGENT: Meeting room",
                "Dringend : Meeting room",
                "Re: Meeting room",
                "RE[3]: Meeting room",
                "AW: WG: Meeting room",
                "Fwd: urgent: Meeting room",
                "TR: Meeting room",
                "Re:",
                ":",
                "",
            })
    void shouldFindNothingBehindWordsThatPeoplePutBeforeTheirSubjects(String subject) {
        assertThat(MailSubject.answeredBy(subject)).isEmpty();
    }
}
