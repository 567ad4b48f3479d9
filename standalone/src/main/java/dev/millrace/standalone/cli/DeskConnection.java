package dev.millrace.standalone.cli;

import dev.millrace.standalone.demo.DemoSettings;
import dev.millrace.tickets.json.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.core.JacksonException;

/// The running desk that a command talks to, as its admin: the `millrace up` of a data folder, or any other by
/// its address.
final class DeskConnection {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Set<String> HTTP = Set.of("http", "https");
    /// How the desk refuses whoever does not say who he is; a command for want of a token that only pages have.
    private static final Set<Integer> WITHOUT_PASSWORD = Set.of(401, 403);
    private static final String PASSWORD = "MILLRACE_ADMIN_PASSWORD";

    @Mixin
    private final DataOption data = new DataOption();

    @Option(
            names = "--url",
            paramLabel = "URL",
            converter = Address.class,
            description =
                    "Where the desk answers, or the application that serves what is asked for (default: the running"
                            + " `millrace up`). The admin's password is taken from the variable " + PASSWORD + " then.")
    private @Nullable URI url;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            defaultValue = "admin",
            description = "The admin (${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private String user;

    /// Asks for a path.
    ///
    /// @throws IOException when there is no answer, or one that says what is wrong
    String ask(String path, HttpRequest.BodyPublisher body, String method, String contentType) throws IOException {
        Access access = access();
        HttpRequest.Builder asked = HttpRequest.newBuilder(URI.create(access.url() + path))
                .timeout(LIMIT)
                .header("Content-Type", contentType)
                .header("Accept", "application/json")
                .method(method, body);
        String password = access.password();
        if (password != null) {
            asked.header("Authorization", basic(access.user(), password));
        }
        HttpRequest request = asked.build();
        HttpResponse<String> answer = send(request, access.url());
        if (password == null && WITHOUT_PASSWORD.contains(answer.statusCode())) {
            throw new IOException("Expected the admin's password in the variable " + PASSWORD);
        }
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(
                    "%s answered %d: %s".formatted(request.uri(), answer.statusCode(), inWords(answer.body())));
        }
        return answer.body();
    }

    private static HttpResponse<String> send(HttpRequest request, String url) throws IOException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (ConnectException e) {
            // The client says nothing but that it could not connect.
            throw new IOException("No desk answers at " + url + why(e, request.uri()), e);
        } catch (IOException e) {
            throw new IOException("No answer from %s: %s".formatted(request.uri(), PlainFailure.inWords(e)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + request.uri(), e);
        }
    }

    private static String why(Throwable refused, URI asked) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return ": there is no host " + asked.getHost();
            }
        }
        return "; is `millrace up` running?";
    }

    /// An address that can be asked.
    static final class Address implements ITypeConverter<URI> {
        @Override
        public URI convert(String text) {
            try {
                URI address = new URI(text);
                if (address.getHost() != null && HTTP.contains(String.valueOf(address.getScheme()))) {
                    return address;
                }
            } catch (URISyntaxException none) {
                // Said below, as of what is an address of something else.
            }
            throw new TypeConversionException("expected an address such as http://127.0.0.1:8080, not '" + text + "'");
        }
    }

    /// What a problem detail (RFC 9457) says, where the answer is one.
    private static String inWords(String body) {
        try {
            return Json.mapper().readTree(body).path("detail").asString(body);
        } catch (JacksonException other) {
            return body;
        }
    }

    /// @param password null where none was given: whether a desk answers at all is said before it is asked for
    private record Access(String url, String user, @Nullable String password) {}

    private Access access() throws IOException {
        if (url != null) {
            return new Access(url.toString().replaceFirst("/+$", ""), user, System.getenv(PASSWORD));
        }
        DemoSettings demo = DemoSettings.of(data.path());
        String running = demo.find("http.url");
        if (running == null) {
            throw new IOException("Expected http.url in the demo.properties of " + data.path());
        }
        return new Access(running, demo.adminUser(), demo.adminPassword());
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
