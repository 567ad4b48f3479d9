package dev.millrace.remediation.script;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.testing.Requests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Programs by PowerShell keep what other programs keep. PowerShell itself is not here: a stand-in takes the command
/// line as `pwsh` documents it (about_Pwsh), and has a shell read what would be PowerShell's.
class PowerShellTest extends ScriptTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Run ANNA = Run.of(Requests.automatic(1, "test", "anna", "anna"));
    private static final String PWSH = """
            #!/bin/sh
            while [ $# -gt 0 ]; do
              case "$1" in
                -NonInteractive) interactive=no ;;
                -NoProfile | -NoLogo) ;;
                -File) shift; break ;;
                *) echo "pwsh: '$1' is not recognized" >&2; exit 64 ;;
              esac
              shift
            done
            case "$1" in
              *.ps1) ;;
              *) echo "Processing -File '$1' failed because the file does not have a '.ps1' extension." >&2; exit 64 ;;
            esac
            if [ ! -f "$1" ]; then
              echo "The argument '$1' to the -File parameter does not exist." >&2
              exit 64
            fi
            # Without the option it would ask a person, and wait.
            [ "$interactive" = no ] || exec sleep 600
            exec /bin/sh "$@"
            """;

    private Path badge;

    @Override
    Script script(String text) throws IOException {
        badge = Files.writeString(folder().resolve("badge.ps1"), text);
        return byPowerShell("-NonInteractive", "-File", badge.toString());
    }

    private Script byPowerShell(String... leading) throws IOException {
        Path pwsh = Files.writeString(folder().resolve("pwsh"), PWSH);
        Files.setPosixFilePermissions(pwsh, PosixFilePermissions.fromString("rwx------"));
        return of(pwsh, List.of(leading));
    }

    @Test
    void shouldTakeAMissingScriptForARefusalAndNotForAnAnswerOfIts() throws IOException {
        Script gone = byPowerShell("-NonInteractive", "-File", badge + ".gone.ps1");
        assertThatThrownBy(() -> gone.change(call(), ANNA).block(LIMIT))
                .isInstanceOf(ConnectorRefused.class)
                .hasMessage("script-test ended with exit code 64");
    }

    @Test
    void shouldGiveUpAScriptThatAsksAPerson() throws IOException {
        Script asking = byPowerShell("-File", badge.toString());
        assertThatThrownBy(() -> asking.ask(call(), ANNA).block(LIMIT)).hasMessageContaining("did not answer");
    }
}
