package dev.millrace.intake.email.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A program that dies leaves its notes as they were; the next one begins with the same folder.
class DoorDeathsTest {
    @TempDir
    private Path folder;

    private DoorDeaths program() {
        return new DoorDeaths(folder, Duration.ZERO);
    }

    /// Reads these at once, and ends before any is read.
    private void dieOf(String... mails) throws Exception {
        DoorDeaths program = program();
        for (String mail : mails) {
            program.begin(mail);
        }
        program.leave();
    }

    @Test
    void shouldCountDeathsOfAMailThatWasReadAlone() throws Exception {
        dieOf("a");
        dieOf("a");

        assertThat(program().of("a")).isEqualTo(2);
        assertThat(program().of("a")).isEqualTo(2);
    }

    @Test
    void shouldReadAloneWhatWasBeingReadWithOthers() throws Exception {
        dieOf("a", "b");

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
        DoorDeaths first = program();
        first.begin("a").close();
        first.leave();

        assertThat(program().of("a")).isZero();
    }

    @Test
    void shouldForgetAMailThatIsTaken() throws Exception {
        dieOf("a");
        DoorDeaths next = program();
        next.begin("a").close();
        next.forget("a");

        assertThat(next.of("a")).isZero();
        assertThat(program().of("a")).isZero();
    }

    @Test
    void shouldHoldNothingAgainstWhatAnotherProgramIsReading() throws Exception {
        program().begin("a");

        DoorDeaths other = program();
        other.begin("a").close();
        other.begin("a");
        other.begin("b");

        assertThat(other.of("a")).isZero();
    }

    @Test
    void shouldKnowWhatAnotherProgramDiedOf() throws Exception {
        DoorDeaths running = program();
        dieOf("a");
        dieOf("a");
        program();

        assertThat(running.of("a")).isEqualTo(2);
    }

    @Test
    void shouldLeaveNoFoldersOfProgramsThatEnded() throws Exception {
        dieOf("a");
        dieOf();
        DoorDeaths last = program();

        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.filter(Files::isDirectory)).hasSize(1);
        }
        last.leave();
    }
}
