package dev.millrace.standalone.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `millrace`: the list of its commands.
@Command(
        name = "millrace",
        description = "A service desk that works while people wait.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            ParseMailCommand.class,
            UnderstandCommand.class,
            EvaluateCommand.class,
            CurveCommand.class,
            TrainCommand.class,
            CorpusCommand.class,
            CorrectionsCommand.class,
            RulesCommand.class,
            ModelsCommand.class,
            TopologyCommand.class,
            ReplayDeadLettersCommand.class,
            ReplayMailCommand.class,
            IgnoredMailCommand.class,
            BenchCommand.class,
            HashPasswordCommand.class,
            RehearseCommand.class,
            RunbooksCommand.class,
            RemediationCommand.class,
            AuditCommand.class,
            HelpCommand.class
        })
public final class MillraceCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    private MillraceCommand() {}

    /// Runs the command these arguments name and returns the exit code.
    public static int run(String... arguments) {
        return run(commandLine(), arguments);
    }

    /// A writer only notes that it could not write: whoever redirected the output to a full disk is told here.
    static int run(CommandLine command, String... arguments) {
        int code = command.execute(arguments);
        if (command.getOut().checkError()) {
            command.getErr().println("Standard output could not be written");
            return CommandLine.ExitCode.SOFTWARE;
        }
        return code;
    }

    static CommandLine commandLine() {
        return new CommandLine(new MillraceCommand())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .registerConverter(Instant.class, MillraceCommand::moment)
                .setExecutionExceptionHandler(new PlainFailure());
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("expected a moment such as 2026-12-27T00:00:00Z, not '" + text + "'");
        }
    }

    /// The one of a command's own commands that was called, and whose usage is to be shown.
    static CommandLine called(CommandSpec command) {
        return command.commandLine().getParseResult().asCommandLineList().getLast();
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Expected a command");
    }
}
