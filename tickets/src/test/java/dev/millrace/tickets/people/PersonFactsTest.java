package dev.millrace.tickets.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.json.Json;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PersonFactsTest {
    private static final Instant READ = Instant.parse("2026-11-26T09:12:00Z");
    private static final PersonFacts ANNA = new PersonFacts(
            "anna",
            "Anna Keller",
            "Finance",
            null,
            "ben@acme.example",
            null,
            true,
            false,
            true,
            READ,
            READ.plus(Duration.ofMinutes(30)));

    @Test
    void shouldBeTheSameOnceWrittenAndRead() {
        assertThat(Json.read(Json.bytes(ANNA), PersonFacts.class)).isEqualTo(ANNA);
    }

    @Test
    void shouldReadWhatLaterVersionsAdd() {
        assertThat(Json.read("{\"account\":\"anna\",\"floor\":4}", PersonFacts.class)
                        .account())
                .isEqualTo("anna");
    }

    @Test
    void shouldKnowTheStateOfAnAccountOnlyForAWhile() {
        assertThat(ANNA.at(READ.plus(Duration.ofMinutes(30)))).isEqualTo(ANNA);

        PersonFacts later = ANNA.at(READ.plus(Duration.ofMinutes(31)));
        assertThat(later.locked()).isNull();
        assertThat(later.passwordExpired()).isNull();
        assertThat(later.disabled()).isFalse();
        assertThat(later.department()).isEqualTo("Finance");
    }

    @Test
    void shouldCountNothingThatIsAWeekOld() {
        assertThat(ANNA.countsAt(READ.plus(Duration.ofDays(7)))).isTrue();
        assertThat(ANNA.countsAt(READ.plus(Duration.ofDays(7)).plusMillis(1))).isFalse();
    }

    @Test
    void shouldFindAnAddressInWhateverCaseItIsWritten() {
        assertThat(PersonFacts.key("acme", " Anna@ACME.example ")).isEqualTo("acme/anna@acme.example");
    }
}
