package dev.millrace.remediation.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.credentials.VaultSettings;
import dev.millrace.remediation.dialogue.Answer;
import dev.millrace.remediation.dialogue.Words;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.script.ScriptSettings.ProgramSettings;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.tickets.remediation.WaitCause;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;
import reactor.core.Disposables;

/// Two programs, of which one hangs.
class ScriptConfigurationTest {
    private static final int AT_ONCE = 2;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final GuardSettings PATIENT = new GuardSettings(
            Duration.ofSeconds(60), 1, Duration.ofMillis(1), 100, 100, 100, Duration.ofSeconds(1), 1, 32);

    @TempDir
    private Path folder;

    private final Disposable.Composite hanging = Disposables.composite();
    private ScriptDialect dialect;

    @BeforeEach
    void start() throws IOException {
        Map<String, ProgramSettings> programs = Map.of(
                "inventory", program("inventory", "echo >> \"$0.started\"; exec sleep 600"),
                "badge", program("badge", "echo fine"));
        dialect = new ScriptConfiguration()
                .scriptDialect(
                        new ScriptSettings(programs, AT_ONCE),
                        new Secrets(VaultSettings.none()),
                        new Guards(new SimpleMeterRegistry()));
        for (int call = 0; call < AT_ONCE; call++) {
            hanging.add(script("inventory").change(nothing(), run()).subscribe(answer -> {}, error -> {}));
        }
        Path started = folder.resolve("inventory.started");
        await().atMost(LIMIT)
                .until(() ->
                        Files.exists(started) && Files.readAllLines(started).size() == AT_ONCE);
    }

    @AfterEach
    void stop() {
        hanging.dispose();
        dialect.close();
    }

    @Test
    void shouldStartAProgramThoughAnotherHangs() {
        Answer answer = script("badge").ask(nothing(), run()).block(LIMIT);
        assertThat(answer.output()).isEqualTo("fine\n");
    }

    @Test
    void shouldSayThatAProgramTakesNoMoreWhereItWasNotStarted() {
        ConnectorAway away = catchThrowableOfType(
                ConnectorAway.class,
                () -> script("inventory").change(nothing(), run()).block(LIMIT));
        assertThat(away.isNotTaken()).isTrue();
        assertThat(away.why()).isEqualTo(WaitCause.BUSY);
    }

    private Script script(String name) {
        return Objects.requireNonNull(dialect.programs().get(name));
    }

    private static Words nothing() {
        return new Words(List.of());
    }

    private static Run run() {
        return Run.of(Requests.automatic(1, "book", "sender", "anna"));
    }

    private ProgramSettings program(String name, String text) throws IOException {
        Path program = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new ProgramSettings(program, List.of(), List.of("PATH"), Map.of(), null, 1_000, PATIENT);
    }
}
