package dev.millrace.remediation.brake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.database.Notices;
import dev.millrace.remediation.testing.ScriptedSystem;
import dev.millrace.remediation.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/// Systems that ask to be left alone, and programs that they did not tell.
class SparingTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final TestDatabase database = new TestDatabase();
    private final List<Sparing> programs = new ArrayList<>();

    @AfterEach
    void close() {
        programs.forEach(Sparing::stop);
        database.close();
    }

    @Test
    void shouldTellAllProgramsOverRestartsAndOfThatSystemAlone() {
        ScriptedSystem told = system("switches");
        ScriptedSystem another = system("switches");
        ScriptedSystem lamps = system("lamps");
        program(told);
        program(another, lamps);
        told.beBusy(Duration.ofMinutes(10));
        told.get("one").onErrorResume(busy -> Mono.empty()).block(LIMIT);
        await().atMost(LIMIT).until(() -> another.guard().spared().compareTo(Duration.ofMinutes(8)) > 0);
        ScriptedSystem later = system("switches");
        program(later);
        await().atMost(LIMIT).until(() -> !later.guard().spared().isZero());
        another.get("one").onErrorResume(spared -> Mono.empty()).block(LIMIT);
        assertThat(another.calls()).isEmpty();
        assertThat(lamps.guard().spared()).isZero();
    }

    private static ScriptedSystem system(String name) {
        return new ScriptedSystem(name, GuardSettings.defaults());
    }

    private void program(ScriptedSystem... systems) {
        Sparing sparing = new Sparing(
                database.database(),
                new Notices(database.connections()).on(Sparing.CHANNEL),
                List.of(systems),
                Duration.ofMinutes(1));
        sparing.start();
        programs.add(sparing);
    }
}
