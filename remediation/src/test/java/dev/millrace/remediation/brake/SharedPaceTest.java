package dev.millrace.remediation.brake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class SharedPaceTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static TestDatabase database;

    @BeforeAll
    static void start() {
        database = new TestDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void shouldLetSoManyChangesThroughInAnyMinuteByAllProgramsTogether() {
        List<Pace> programs = List.of(new SharedPace(database.database()), new SharedPace(database.database()));
        List<Optional<Duration>> answers = Flux.range(0, 40)
                .flatMap(number -> programs.get(number % 2)
                        .take("directory", 7)
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty()))
                .collectList()
                .block(LIMIT);
        assertThat(answers).filteredOn(Optional::isEmpty).hasSize(7);
        assertThat(answers)
                .flatExtracting(answer -> answer.stream().toList())
                .hasSize(33)
                .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ZERO, Duration.ofMinutes(1)));
        assertThat(programs.getFirst().take("printers", 1).blockOptional(LIMIT)).isEmpty();
    }

    @Test
    void shouldHaveRoomAgainOnceAMinuteIsOver() {
        Pace pace = new SharedPace(database.database());
        assertThat(pace.take("vpn", 2).blockOptional(LIMIT)).isEmpty();
        assertThat(pace.take("vpn", 2).blockOptional(LIMIT)).isEmpty();
        assertThat(pace.take("vpn", 2).blockOptional(LIMIT)).isPresent();
        database.database()
                .sql("update remediation.change_pace set at = at - interval '1 minute' where connector = 'vpn'")
                .then()
                .block(LIMIT);
        assertThat(pace.take("vpn", 2).blockOptional(LIMIT)).isEmpty();
    }
}
