package dev.millrace.remediation.script;

import static dev.millrace.tickets.secrets.Secrets.MASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.action.Scope;
import dev.millrace.remediation.action.Template;
import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.credentials.VaultSettings;
import dev.millrace.remediation.dialogue.Answer;
import dev.millrace.remediation.dialogue.Exchange;
import dev.millrace.remediation.dialogue.ExchangeContract;
import dev.millrace.remediation.dialogue.Words;
import dev.millrace.remediation.script.ScriptSettings.ProgramSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs keep the contract of exchanges; beside it, how they are started and ended.
class ScriptTest extends ExchangeContract<Words> {
    @TempDir
    private Path folder;

    private final List<Script> scripts = new ArrayList<>();
    private Script script;

    @BeforeEach
    void write() throws IOException {
        script = script("""
                #!/bin/sh
                printf '%s' "$2" > "$1/got"
                echo x >> "$1/calls"
                case "$(cat "$1/mood")" in
                WELL) printf '%s' "$2" ;;
                AWAY) exit 75 ;;
                REFUSING) exit 1 ;;
                HANGING) sleep 600 & echo $! > "$1/child"; wait ;;
                ENVIRONMENT) env ;;
                FLOOD) yes ;;
                UNREADABLE) rm "$(readlink /proc/$$/fd/1)" ;;
                esac
                """);
        mood(Mood.WELL);
    }

    @AfterEach
    void stop() {
        scripts.forEach(Script::close);
    }

    /// The program under test.
    Script script(String text) throws IOException {
        Path program = Files.writeString(folder.resolve("program"), text);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return of(program, List.of());
    }

    final Script of(Path program, List<String> leading) {
        Script made = new Script(
                "test",
                new ProgramSettings(program, leading, List.of("PATH"), Map.of("TOKEN", "env:KEY"), null, 10_000, GUARD),
                2,
                new Secrets(VaultSettings.none(), Map.of("KEY", "from-the-environment")::get),
                new Guards(new SimpleMeterRegistry()));
        scripts.add(made);
        return made;
    }

    final Path folder() {
        return folder;
    }

    @Override
    protected Exchange<Words> exchange() {
        return script;
    }

    @Override
    protected Words call() {
        Scope scope = Scope.of(Set.of());
        return new Words(List.of(Template.of(folder.toString(), scope), Template.of("{target}", scope)));
    }

    @Override
    protected void mood(Mood mood) {
        mood(mood.name());
    }

    private void mood(String mood) {
        try {
            Files.writeString(folder.resolve("mood"), mood);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected String got() {
        return read("got");
    }

    @Override
    protected int calls() {
        return Files.exists(folder.resolve("calls")) ? read("calls").length() / 2 : 0;
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shouldTakeNoValueForAnOption() {
        for (String value : List.of("-rf", "--help")) {
            assertThatThrownBy(() -> ask(value))
                    .isInstanceOf(ConnectorRefused.class)
                    .hasMessageContaining("begins with '-'");
        }
        assertThat(calls()).isZero();
    }

    @Test
    void shouldEndAllThatAProgramStarted() {
        mood(Mood.HANGING);
        assertThatThrownBy(() -> change("anna")).hasMessageContaining("did not answer within");
        long child = Long.parseLong(read("child").strip());
        await().until(() ->
                ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void shouldPassOnlyTheVariablesThatAreAllowed() {
        mood("ENVIRONMENT");
        Answer answer = ask("anna");
        assertThat(answer.output().lines().map(line -> line.replaceAll("=.*", "")))
                .contains("PATH", "TOKEN")
                .doesNotContain("HOME", "JAVA_HOME", "USER", "MAVEN_CMD_LINE_ARGS");
        assertThat(answer.output()).contains("TOKEN=" + MASK);
    }

    @Test
    void shouldEndAProgramThatWritesTooMuch() {
        mood("FLOOD");
        assertThatThrownBy(() -> ask("anna"))
                .isInstanceOf(ConnectorRefused.class)
                .hasMessage("it wrote more than 10000 bytes");
    }

    @Test
    void shouldNotMakeAChangeAgainThatWroteTooMuch() {
        mood("FLOOD");
        assertThatThrownBy(() -> change("anna"))
                .isInstanceOf(ConnectorRefused.class)
                .hasMessage("it wrote more than 10000 bytes");
    }

    @Test
    void shouldNotTakeAChangeForNotMadeWhoseOutputCannotBeRead() {
        mood("UNREADABLE");
        assertThatThrownBy(() -> change("anna"))
                .hasMessage("what script-test wrote cannot be read")
                .isInstanceOfSatisfying(
                        ConnectorAway.class,
                        away -> assertThat(away.isUnanswered()).isTrue());
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void shouldAnswerWithExitCodeAndOutput() {
        mood("REFUSING");
        assertThat(ask("anna").status()).isEqualTo(1);
        mood(Mood.WELL);
        assertThat(ask("Jürgen").output()).isEqualTo("Jürgen");
    }
}
