package dev.millrace.intake.email.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
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

    @Test
    void shouldReadMailsBesideAFolderThatCannotBeTakenOver() throws Exception {
        Path stuck = Files.createDirectories(folder.resolve("1.program"));
        Files.createFile(stuck.resolve("lock"));
        Files.createDirectories(stuck.resolve("deep.reading/deeper"));
        Path closed = Files.createDirectories(folder.resolve("2.program"));
        Files.createDirectories(closed.resolve("lock"));
        dieOf("a");

        DoorDeaths next = program();
        next.begin("b").close();

        assertThat(next.of("a")).isEqualTo(1);
        assertThat(stuck).exists();
        assertThat(closed).exists();
        next.leave();
    }

    @Test
    void shouldKnowWhatWasLeftBeforeProgramsHadFoldersOfTheirOwn() throws Exception {
        Files.writeString(folder.resolve("a.reading"), "1");

        DoorDeaths next = program();

        assertThat(next.of("a")).isEqualTo(2);
        assertThat(folder.resolve("a.reading")).doesNotExist();
        next.leave();
    }

    @Test
    void shouldRemoveAFolderThatWasNeverFinished() throws Exception {
        Path old = Files.createDirectories(folder.resolve("1.new"));
        Files.createFile(old.resolve("lock"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
        Path young = Files.createDirectories(folder.resolve("2.new"));

        program().leave();

        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void shouldLeaveNoFolderWhereNothingWasBeingRead() throws Exception {
        program().leave();

        assertThat(folder).isEmptyDirectory();
    }

    /// Asked of another program, since the system tells a program nothing of its own locks.
    @Test
    void shouldStayLockedWhileAnotherDoorOfTheProgramBegins() throws Exception {
        DoorDeaths running = program();
        DoorDeaths other = program();
        try (Stream<Path> folders = Files.list(folder)) {
            for (Path each : folders.toList()) {
                assertThat(isLockedForOthers(each.resolve("lock")))
                        .as(each.toString())
                        .isTrue();
            }
        }
        running.leave();
        other.leave();
    }

    private static boolean isLockedForOthers(Path lock) throws Exception {
        Path source = Files.writeString(lock.resolveSibling("Try.java"), """
                void main(String[] file) throws Exception {
                    try (var channel = java.nio.channels.FileChannel.open(
                            java.nio.file.Path.of(file[0]), java.nio.file.StandardOpenOption.WRITE)) {
                        System.exit(channel.tryLock() == null ? 3 : 4);
                    }
                }
                """);
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        source.toString(),
                        lock.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        int found = program.waitFor();
        Files.delete(source);
        assertThat(found).isBetween(3, 4);
        return found == 3;
    }
}
