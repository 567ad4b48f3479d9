package dev.millrace.standalone.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `millrace help COMMAND …`: as `--help` behind the same words.
@Command(
        name = "help",
        description = "Shows how a command is used, or one of its own commands.",
        helpCommand = true,
        mixinStandardHelpOptions = true)
final class HelpCommand implements Runnable {
    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "As in parse-mail, or in runbooks list.")
    private List<String> names = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Override
    public void run() {
        CommandLine shown = spec.root().commandLine();
        for (String name : names) {
            shown = below(shown, name);
        }
        shown.usage(spec.commandLine().getOut());
    }

    private static CommandLine below(CommandLine command, String name) {
        CommandLine own = command.getSubcommands().get(name);
        if (own == null) {
            String all = String.join(", ", command.getSubcommands().keySet());
            throw new ParameterException(
                    command,
                    "Expected %s behind '%s' but found '%s'"
                            .formatted(
                                    all.isEmpty() ? "nothing" : "one of " + all,
                                    command.getCommandSpec().qualifiedName(),
                                    name));
        }
        return own;
    }
}
