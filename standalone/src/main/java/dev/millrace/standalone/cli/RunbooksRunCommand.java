package dev.millrace.standalone.cli;

import dev.millrace.tickets.json.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `millrace runbooks run NAME --target TARGET --dry-run`: asks a running desk.
@Command(
        name = "run",
        description = "Shows what a runbook would change, asking a running desk. Applies nothing.",
        mixinStandardHelpOptions = true)
final class RunbooksRunCommand implements Callable<Integer> {
    @Mixin
    private final DeskConnection desk = new DeskConnection();

    @Parameters(paramLabel = "NAME", description = "The runbook's id.")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private String runbook;

    @Option(names = "--target", required = true, description = "What it should act on.")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private String target;

    @Option(
            names = "--requester",
            paramLabel = "ADDRESS",
            description = "As if this person had asked, verified (default: as if everybody concerned had agreed).")
    private @Nullable String requester;

    @Option(names = "--parameter", paramLabel = "NAME=VALUE", description = "A further value; may be repeated.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--dry-run", description = "Required: a run begins with a ticket, not here.")
    private boolean dryRun;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!dryRun) {
            throw new ParameterException(
                    spec.commandLine(), "Expected --dry-run: runs begin with a ticket and what policy says of it");
        }
        Map<String, Object> wish = new LinkedHashMap<>(Map.of("target", target, "parameters", parameters));
        if (requester != null) {
            wish.put("requester", requester);
        }
        String path = "/api/runbooks/%s/dry-run".formatted(URLEncoder.encode(runbook, StandardCharsets.UTF_8));
        spec.commandLine()
                .getOut()
                .println(desk.ask(
                        path, HttpRequest.BodyPublishers.ofString(Json.text(wish)), "POST", "application/json"));
        return CommandLine.ExitCode.OK;
    }
}
