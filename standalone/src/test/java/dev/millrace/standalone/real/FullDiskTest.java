package dev.millrace.standalone.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A broker that gives up would leave a desk that answers and does nothing, and a database without a desk.
@Tag("real")
class FullDiskTest {
    private static final Duration LIMIT = Duration.ofMinutes(4);

    @TempDir
    private Path data;

    @Test
    void shouldEndWithTheReasonAndLeaveNoDatabaseBehindWhereTheBrokerGivesUp() throws Exception {
        List<String> options = List.of("@" + JavaProgram.module().resolve("jvm.args"));
        try (JavaProgram desk =
                JavaProgram.startOfTests("full-disk", options, DeskWithoutRoom.class, List.of(data.toString()))) {
            await().atMost(LIMIT).until(() -> !desk.isRunning());
            assertThat(desk.exitCode()).as("see %s", desk.log()).isEqualTo(1);
            assertThat(Files.readString(desk.log()))
                    .contains("The Kafka broker gave up", "(all log dirs failed). Millrace stops.");
        }
        assertThat(data.resolve("postgres").resolve("data"))
                .isDirectory()
                .isDirectoryNotContaining(file -> file.endsWith("postmaster.pid"));
    }
}
