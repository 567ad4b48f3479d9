package dev.millrace.remediation.script;

import dev.millrace.remediation.connector.GuardSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The local programs that runbook files may call.
///
/// @param programs by the name that files use
/// @param atOnce how often each of them runs at the same time, at most; default 4
@ConfigurationProperties("millrace.remediation.scripts")
public record ScriptSettings(
        @DefaultValue Map<String, ProgramSettings> programs,
        @DefaultValue("4") int atOnce) {
    public ScriptSettings {
        programs = programs == null ? Map.of() : Map.copyOf(programs);
        if (atOnce < 1) {
            throw new IllegalArgumentException(
                    "millrace.remediation.scripts.at-once must be at least 1, not " + atOnce);
        }
        programs.forEach((name, program) -> program.check("millrace.remediation.scripts.programs." + name));
    }

    /// One program.
    ///
    /// @param command an absolute path
    /// @param leading arguments before those of the file, such as `-File`, `script.ps1` for PowerShell
    /// @param environment variables of ours that it gets; default `PATH` and `LANG`
    /// @param secrets further variables, each with the reference of its value
    /// @param directory where it runs; default `/`
    /// @param largestOutput in bytes; a program that writes more is ended; default 65536
    /// @param guard its time limit ends the program with all that it started
    public record ProgramSettings(
            Path command,
            @DefaultValue List<String> leading,
            @DefaultValue({"PATH", "LANG"}) List<String> environment,
            @DefaultValue Map<String, String> secrets,
            @Nullable Path directory,
            @DefaultValue("65536") int largestOutput,
            @DefaultValue GuardSettings guard) {
        public ProgramSettings {
            leading = leading == null ? List.of() : List.copyOf(leading);
            environment = environment == null ? List.of() : List.copyOf(environment);
            secrets = secrets == null ? Map.of() : Map.copyOf(secrets);
        }

        void check(String name) {
            if (command == null || !command.isAbsolute()) {
                throw new IllegalArgumentException(name + ".command must be an absolute path, not " + command);
            }
        }
    }
}
