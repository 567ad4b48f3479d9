package dev.millrace.enrichment.priority;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.text.Text;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.understanding.Impact;
import dev.millrace.tickets.understanding.Priority;
import dev.millrace.tickets.understanding.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixTest {
    @ParameterizedTest
    @CsvSource({
        "WIDE,NOW,P1", "WIDE,SOON,P2", "WIDE,WHENEVER,P3",
        "TEAM,NOW,P2", "TEAM,SOON,P3", "TEAM,WHENEVER,P4",
        "PERSON,NOW,P2", "PERSON,SOON,P3", "PERSON,WHENEVER,P4"
    })
    void shouldFollowTheHouse(Impact impact, Urgency urgency, Priority priority) {
        assertThat(Matrix.priority(impact, urgency)).isEqualTo(priority);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            some-people    | there are twelve colleagues who can't
            some-people    | eight of us sit here
            many-people    | about 300 people cannot work
            many-people    | 1,100 users are affected
            deadline-clock | it must be filed by 13:00
            deadline-clock | muss bis 14:00 raus
            stopped        | the lines are standing still
            leisure        | es eilt nicht
            leisure        | sin prisa, gracias
            wide           | tous les clients sont touchés
            safety         | the patient is waiting
            money          | we pay a penalty
            """)
    void shouldSeeEvidence(String kind, String text) {
        assertThat(evidence(text).has(kind)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            deadline-clock | since 13:00 it is slow
            deadline-clock | tomorrow by 13:00 is fine
            some-people    | 2 screens are dark
            stopped        | URGENT!!! VERY URGENT!!!
            deadline-hours | URGENT!!! VERY URGENT!!!
            """)
    void shouldNotSeeEvidence(String kind, String text) {
        assertThat(evidence(text).has(kind)).isFalse();
    }

    @Test
    void shouldKeepTheWordsThatGaveIt() {
        assertThat(evidence("38 people wait").found()).containsEntry("many-people", "38 people");
    }

    private static Evidence evidence(String text) {
        return Evidence.in(Wording.of(Text.of("", text, Channel.CHAT)));
    }
}
