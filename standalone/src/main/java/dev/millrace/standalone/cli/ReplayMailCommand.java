package dev.millrace.standalone.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `millrace replay-mail`: raw mails taken again, or taken in after all.
@Command(
        name = "replay-mail",
        description = "Has a running desk take raw mails again, and prints one JSON line each. The same mail stays the"
                + " same ticket.",
        mixinStandardHelpOptions = true)
final class ReplayMailCommand implements Callable<Integer> {
    private static final String HASH = "[0-9a-f]{64}";

    @Parameters(
            paramLabel = "FILE|HASH",
            arity = "1..*",
            description = "Mails as they came (RFC 5322), or hashes of kept ones (rawSha256).")
    private List<String> mails = List.of();

    @Option(
            names = "--mailbox",
            paramLabel = "ADDRESS",
            required = true,
            description = "The address of ours that they came to.")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private String mailbox;

    @Option(names = "--anyway", description = "Take in what would be ignored, too.")
    private boolean anyway;

    @Mixin
    private final DeskConnection desk = new DeskConnection();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Override
    public Integer call() {
        int exitCode = CommandLine.ExitCode.OK;
        for (String mail : mails) {
            try {
                spec.commandLine().getOut().println(replay(mail));
            } catch (IOException e) {
                spec.commandLine().getErr().println(mail + " was not taken: " + e.getMessage());
                exitCode = CommandLine.ExitCode.SOFTWARE;
            }
        }
        return exitCode;
    }

    private String replay(String mail) throws IOException {
        String path =
                "/api/mail/replay?anyway=" + anyway + "&mailbox=" + URLEncoder.encode(mailbox, StandardCharsets.UTF_8);
        if (mail.matches(HASH)) {
            return desk.ask(
                    path + "&blob=" + mail, HttpRequest.BodyPublishers.noBody(), "POST", "application/octet-stream");
        }
        if (!Files.isReadable(Path.of(mail))) {
            throw new FileNotFoundException("there is no such file, and it is no hash");
        }
        return desk.ask(path, HttpRequest.BodyPublishers.ofFile(Path.of(mail)), "POST", "message/rfc822");
    }
}
