package dev.millrace.intake.email.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A program that dies leaves its notes as they were; the next one begins with the same folder.
class DoorDeathsTest {
    @TempDir
    private Path folder;

    private DoorDeaths program() {
        return new DoorDeaths(folder, Duration.ZERO);
    }

    @Test
    void shouldCountDeathsOfAMailThatWasReadAlone() throws Exception {
        program().begin("a");
        program().begin("a");

        assertThat(program().of("a")).isEqualTo(2);
        assertThat(program().of("a")).isEqualTo(2);
    }

    @Test
    void shouldReadAloneWhatWasBeingReadWithOthers() throws Exception {
        DoorDeaths first = program();
        first.begin("a");
        first.begin("b");

        DoorDeaths second = program();
        DoorDeaths.Reading alone = second.begin("a");

        assertThat(second.of("a")).isZero();
        assertThatThrownBy(() -> second.begin("c")).isInstanceOf(IOException.class);
        alone.close();
        alone.close();
        second.begin("c").close();
        assertThatThrownBy(() -> {
                    second.begin("c");
                    second.begin("b");
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void shouldHoldNothingAgainstAMailThatWasRead() throws Exception {
        program().begin("a").close();

        assertThat(program().of("a")).isZero();
    }

    @Test
    void shouldForgetAMailThatIsTaken() throws Exception {
        program().begin("a");
        DoorDeaths next = program();
        next.begin("a").close();
        next.forget("a");

        assertThat(program().of("a")).isZero();
    }
}
