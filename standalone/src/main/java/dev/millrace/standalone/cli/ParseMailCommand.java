package dev.millrace.standalone.cli;

import dev.millrace.intake.email.ParseMailReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `millrace parse-mail`: mails as intake would read them.
@Command(
        name = "parse-mail",
        description = "Reads mails as intake would and prints one JSON line each, with what intake would do with it.",
        mixinStandardHelpOptions = true)
final class ParseMailCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Mails as they came (RFC 5322).")
    private List<Path> files = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        int exitCode = CommandLine.ExitCode.OK;
        for (Path file : files) {
            try {
                out.println(ParseMailReport.of(file).toJson());
            } catch (IOException e) {
                String words = PlainFailure.inWords(e);
                spec.commandLine()
                        .getErr()
                        .println(words.contains(file.toString()) ? words : file + " cannot be read: " + words);
                exitCode = CommandLine.ExitCode.SOFTWARE;
            }
        }
        return exitCode;
    }
}
