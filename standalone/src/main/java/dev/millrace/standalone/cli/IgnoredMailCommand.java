package dev.millrace.standalone.cli;

import dev.millrace.tickets.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `millrace ignored-mail`: what was not taken in, and why.
@Command(
        name = "ignored-mail",
        description = "Lists what a running desk did not take in within 30 days, one JSON line each, with the reason."
                + " `replay-mail --anyway` takes one in after all, by its rawSha256.",
        mixinStandardHelpOptions = true)
final class IgnoredMailCommand implements Callable<Integer> {
    @Mixin
    private final DeskConnection desk = new DeskConnection();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        String ignored =
                desk.ask("/api/mail/ignored", HttpRequest.BodyPublishers.noBody(), "GET", "application/octet-stream");
        Json.mapper().readTree(ignored).forEach(mail -> JsonLines.print(out, mail));
        return CommandLine.ExitCode.OK;
    }
}
