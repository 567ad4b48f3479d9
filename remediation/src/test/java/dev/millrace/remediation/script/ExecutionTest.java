package dev.millrace.remediation.script;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.script.ScriptSettings.ProgramSettings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final GuardSettings GUARD = new GuardSettings(
            Duration.ofSeconds(2), 1, Duration.ofMillis(1), 100, 100, 100, Duration.ofSeconds(1), 1, 32);

    @TempDir
    private Path folder;

    /// Executes a program in a process of its own, which is killed meanwhile.
    static final class Killed {
        private Killed() {}

        /// Executes a program.
        ///
        /// @param arguments the program and what it gets
        public static void main(String[] arguments) throws IOException, InterruptedException {
            of(List.of(arguments)).answer();
        }
    }

    private static Execution of(List<String> command) {
        return new Execution(
                new ProgramSettings(Path.of(command.getFirst()), List.of(), List.of(), Map.of(), null, 10_000, GUARD),
                command,
                Map.of("PATH", "/usr/bin:/bin"));
    }

    /// Another worker starts the program again once the lease of the one that was killed is over.
    @Test
    void shouldEndAProgramInTimeThoughItsWorkerIsKilled() throws Exception {
        Path pid = folder.resolve("pid");
        Path program = program("""
                #!/bin/sh
                sleep 600 &
                echo $! > "$1.part"
                mv "$1.part" "$1"
                wait
                """);
        Process worker = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Killed.class.getName(),
                        program.toString(),
                        pid.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/killed-program.log")))
                .start();
        await().atMost(PATIENCE).until(() -> Files.exists(pid));
        worker.destroyForcibly().waitFor();
        long sleeping = Long.parseLong(Files.readString(pid).strip());
        try {
            await().atMost(PATIENCE)
                    .until(() -> ProcessHandle.of(sleeping)
                            .filter(ProcessHandle::isAlive)
                            .isEmpty());
        } finally {
            ProcessHandle.of(sleeping).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void shouldKnowThatAProgramWasNotRun() throws IOException {
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> of(List.of(none.toString())).answer()).isInstanceOf(IOException.class);
        Path lost = program("#!/no/such/shell\n");
        assertThatThrownBy(() -> of(List.of(lost.toString())).answer()).isInstanceOf(IOException.class);
    }

    private Path program(String text) throws IOException {
        return Files.setPosixFilePermissions(
                Files.writeString(folder.resolve("program"), text), PosixFilePermissions.fromString("rwx------"));
    }
}
