package dev.millrace.standalone.cli;

import dev.millrace.tickets.json.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `millrace runbooks run NAME`, with `--ticket ID` for that ticket, or with `--dry-run` for nothing: asks a running
/// desk.
@Command(
        name = "run",
        description = "Has a running desk run a runbook for a ticket, as policy says, or show what it would change.",
        mixinStandardHelpOptions = true)
final class RunbooksRunCommand implements Callable<Integer> {
    @Mixin
    private final DeskConnection desk = new DeskConnection();

    @Parameters(paramLabel = "NAME", description = "The runbook's id.")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private String runbook;

    @Option(
            names = "--target",
            required = true,
            description = "What it should act on; with --ticket 'sender' for the requester's own account.")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private String target;

    @Option(
            names = "--requester",
            paramLabel = "ADDRESS",
            description =
                    "With --dry-run: as if this person had asked, verified (default: as if everybody concerned had"
                            + " agreed).")
    private @Nullable String requester;

    @Option(
            names = "--tenant",
            paramLabel = "NAME",
            description = "With --dry-run: whose desk it would come to (default: the only one that is served).")
    private @Nullable String tenant;

    @Option(names = "--parameter", paramLabel = "NAME=VALUE", description = "A further value; may be repeated.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private What what;

    /// A run belongs to a ticket; what belongs to none changes nothing.
    private static final class What {
        @Option(
                names = "--ticket",
                paramLabel = "ID",
                required = true,
                description = "Runs for this ticket, if its policy lets it. A person must have the ticket.")
        private @Nullable String ticket;

        @Option(names = "--dry-run", required = true, description = "Shows what it would change, and applies nothing.")
        private boolean dryRun;
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        spec.commandLine().getOut().println(what.dryRun ? rehearse() : run(Objects.requireNonNull(what.ticket)));
        return CommandLine.ExitCode.OK;
    }

    private String rehearse() throws IOException {
        Map<String, Object> wish = new LinkedHashMap<>(Map.of("target", target, "parameters", parameters));
        if (requester != null) {
            wish.put("requester", requester);
        }
        if (tenant != null) {
            wish.put("tenant", tenant);
        }
        return post("/api/runbooks/%s/dry-run".formatted(part(runbook)), wish);
    }

    private String run(String ticket) throws IOException {
        if (requester != null) {
            throw new ParameterException(
                    spec.commandLine(), "--requester goes with --dry-run: a run is for the ticket's requester");
        }
        if (tenant != null) {
            throw new ParameterException(
                    spec.commandLine(), "--tenant goes with --dry-run: a run is of the ticket's tenant");
        }
        post(
                "/api/tickets/%s/commands".formatted(part(ticket)),
                Map.of("type", "run-runbook", "runbook", runbook, "target", target, "parameters", parameters));
        return "Asked for. What policy says of it, and what comes of it, stands in ticket " + ticket;
    }

    private String post(String path, Map<String, Object> wish) throws IOException {
        return desk.ask(path, HttpRequest.BodyPublishers.ofString(Json.text(wish)), "POST", "application/json");
    }

    private static String part(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}
