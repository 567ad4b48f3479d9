package dev.millrace.remediation.script;

import dev.millrace.remediation.dialogue.Answer;
import dev.millrace.remediation.script.ScriptSettings.ProgramSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One execution of a program, from start to end. Blocks; an interrupt ends the program.
///
/// Output goes to a file: a grandchild that holds a pipe open could keep a reader waiting for ever.
final class Execution {
    private static final Logger LOG = LoggerFactory.getLogger(Execution.class);
    private static final long SLICE_MILLIS = 20;
    /// Of coreutils: ends the program with all that it started where this process is killed meanwhile.
    private static final Path TIMEOUT = Path.of("/usr/bin/timeout");
    /// Its exit codes where it cannot run the program.
    private static final Set<Integer> NOT_RUN = Set.of(126, 127);
    /// The exit code of what was ended by force, by it or by anybody.
    private static final int KILLED = 137;

    private final ProgramSettings settings;
    private final List<String> command;
    private final Map<String, String> environment;
    /// All that it ever started, as far as seen: a process whose parent has ended is no longer a descendant.
    private final Set<ProcessHandle> started = new LinkedHashSet<>();

    Execution(ProgramSettings settings, List<String> command, Map<String, String> environment) {
        this.settings = settings;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
    }

    /// It did not end in time.
    static final class TooLate extends RuntimeException {}

    /// It wrote too much.
    static final class TooMuch extends RuntimeException {
        TooMuch(int largest) {
            super("it wrote more than " + largest + " bytes");
        }
    }

    /// It was started, and what it wrote cannot be read.
    static final class Unread extends RuntimeException {
        Unread(IOException cause) {
            super(cause);
        }
    }

    /// @throws IOException when it cannot be started
    Answer answer() throws IOException, InterruptedException {
        Path output = Files.createTempFile("millrace-script", ".out");
        try {
            Answer answer = answer(start(output), output);
            if (NOT_RUN.contains(answer.status()) && answer.output().startsWith(TIMEOUT + ": ")) {
                throw new IOException(answer.output());
            }
            return answer;
        } finally {
            delete(output);
        }
    }

    private Answer answer(Process process, Path output) throws InterruptedException {
        try {
            await(process, output);
            return new Answer(
                    process.exitValue(), Map.of(), new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
        } catch (IOException unread) {
            throw new Unread(unread);
        } finally {
            end(process);
        }
    }

    private static void delete(Path output) {
        try {
            Files.deleteIfExists(output);
        } catch (IOException stays) {
            LOG.warn("{} cannot be deleted", output, stays);
        }
    }

    private Process start(Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(limited())
                .directory(
                        settings.directory() == null
                                ? Path.of("/").toFile()
                                : settings.directory().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    /// Where there is nothing to end it, a program goes on whose worker is killed.
    private List<String> limited() {
        if (!Files.isExecutable(TIMEOUT)) {
            return command;
        }
        // A second and more after it would be ended here, and before another worker may claim the run.
        long seconds = Math.ceilDiv(settings.guard().timeLimit().toMillis(), 1_000L) + 1;
        List<String> all = new ArrayList<>(List.of(TIMEOUT.toString(), "-s", "KILL", Long.toString(seconds)));
        all.addAll(command);
        return all;
    }

    private void await(Process process, Path output) throws IOException, InterruptedException {
        long end = System.nanoTime() + settings.guard().timeLimit().toNanos();
        while (!process.waitFor(SLICE_MILLIS, TimeUnit.MILLISECONDS)) {
            process.descendants().forEach(started::add);
            if (Files.size(output) > settings.largestOutput()) {
                throw new TooMuch(settings.largestOutput());
            }
            if (System.nanoTime() - end > 0) {
                throw new TooLate();
            }
        }
        if (System.nanoTime() - end > 0 && process.exitValue() == KILLED) {
            throw new TooLate();
        }
        if (Files.size(output) > settings.largestOutput()) {
            throw new TooMuch(settings.largestOutput());
        }
    }

    private void end(Process process) {
        process.descendants().forEach(started::add);
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }
}
