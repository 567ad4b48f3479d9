package dev.millrace.standalone.cli;

import dev.millrace.standalone.demo.DemoSettings;
import dev.millrace.tickets.json.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
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
    private static final String PASSWORD = "MILLRACE_ADMIN_PASSWORD";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Mixin
    private final DataOption data = new DataOption();

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

    @Option(
            names = "--url",
            description = "The desk's address, for another than `millrace up` with --data; the administrator's password"
                    + " is then taken from " + PASSWORD + ".")
    private @Nullable String url;

    @Option(names = "--user", defaultValue = "admin", description = "With --url (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private String user;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    /// Where to ask, and as whom.
    private record Desk(String url, String user, String password) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!dryRun) {
            throw new ParameterException(
                    spec.commandLine(), "Expected --dry-run: runs begin with a ticket and what policy says of it");
        }
        Desk desk = desk();
        Map<String, Object> wish = new LinkedHashMap<>(Map.of("target", target, "parameters", parameters));
        if (requester != null) {
            wish.put("requester", requester);
        }
        HttpResponse<String> answer = ask(desk, Json.text(wish));
        if (answer.statusCode() != 200) {
            throw new IOException("%s answered %d: %s".formatted(desk.url(), answer.statusCode(), answer.body()));
        }
        spec.commandLine().getOut().println(answer.body());
        return CommandLine.ExitCode.OK;
    }

    private Desk desk() throws IOException {
        if (url == null) {
            DemoSettings settings = DemoSettings.of(data.path());
            String found = settings.find("http.url");
            if (found == null) {
                throw new IOException("Expected \"http.url\" in " + settings.file() + "; is `millrace up` running?");
            }
            return new Desk(found, settings.adminUser(), settings.adminPassword());
        }
        String password = System.getenv(PASSWORD);
        if (password == null) {
            throw new IOException("Expected the administrator's password in the environment as " + PASSWORD);
        }
        return new Desk(url, user, password);
    }

    private HttpResponse<String> ask(Desk desk, String body) throws IOException, InterruptedException {
        String credentials = Base64.getEncoder()
                .encodeToString((desk.user() + ":" + desk.password()).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create("%s/api/runbooks/%s/dry-run"
                        .formatted(
                                desk.url().replaceAll("/+$", ""), URLEncoder.encode(runbook, StandardCharsets.UTF_8))))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/json")
                .timeout(LIMIT)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw new IOException("Nothing answers at " + desk.url() + "; is `millrace up` running?", e);
        }
    }
}
