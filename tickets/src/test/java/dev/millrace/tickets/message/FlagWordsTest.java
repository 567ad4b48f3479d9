package dev.millrace.tickets.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FlagWordsTest {
    @Test
    void shouldSayWhatAFlagMeans() {
        assertThat(FlagWords.of(List.of("look-alike-domain", "encrypted")))
                .containsExactly(
                        "The sender’s domain looks like one of ours, but is not ours.",
                        "It is encrypted: only its recipient can open it.");
    }

    @Test
    void shouldSayWhatAFlagIsAbout() {
        assertThat(FlagWords.of(List.of("sent-by:boss@acme.example", "automatic:header List-Id: <a:b>")))
                .containsExactly(
                        "boss@acme.example sent it for somebody else, whom it names as its writer; nobody vouches for that.",
                        "What shows that a program wrote it: header List-Id: <a:b>.");
    }

    @Test
    void shouldPassOverWhatIsForRulesAlone() {
        assertThat(FlagWords.of(List.of(
                        "no-date",
                        InboundMessage.NAMED_BY_LIST,
                        InboundMessage.NAMED_BY_FORM,
                        InboundMessage.OPENS_NO_TICKET)))
                .isEmpty();
    }

    @Test
    void shouldTellAFlagOfANewerProgramByItsName() {
        assertThat(FlagWords.of(List.of("sent-from-the-moon", "planet:Mars")))
                .containsExactly("sent from the moon", "planet:Mars");
    }
}
