package dev.millrace.access.token;

import dev.millrace.tickets.json.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The access token of one mail account: kept while it is good, renewed before it runs out.
public final class AccessTokens {
    /// A token is not used in its last minute: the server's clock may be ahead of ours.
    private static final Duration SPARE = Duration.ofMinutes(1);

    private static final Duration ASSUMED_LIFE = Duration.ofMinutes(5);
    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final int LONGEST_REASON = 200;

    private final OAuthSettings settings;
    private final String user;
    private final InstantSource clock;
    private final HttpClient http;
    private @Nullable Token current;

    private record Token(String value, Instant goodUntil) {}

    /// @param user whose account; a service account acts for him
    public AccessTokens(OAuthSettings settings, String user, InstantSource clock) {
        this.settings = settings;
        this.user = user;
        this.clock = clock;
        this.http = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
    }

    /// A token that is good for a minute at least. Blocks for as long as the endpoint may take.
    ///
    /// @throws NoAccessToken when the endpoint gives none, with its reason and without any secret
    public synchronized String token() throws NoAccessToken {
        if (current == null || !clock.instant().isBefore(current.goodUntil())) {
            current = fetch();
        }
        return current.value();
    }

    /// The mail server did not take the token: the next one is fetched afresh.
    public synchronized void forget() {
        current = null;
    }

    private Token fetch() throws NoAccessToken {
        Instant now = clock.instant();
        Grant grant = settings.serviceAccount() == null ? clientCredentials() : serviceAccount(now);
        HttpRequest request = HttpRequest.newBuilder(grant.endpoint())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form(grant.form())))
                .build();
        return token(answer(request), grant.endpoint(), now);
    }

    /// A request's own timeout ends with the answer's header; this one covers its body too.
    private HttpResponse<String> answer(HttpRequest request) throws NoAccessToken {
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), LARGEST_ANSWER));
        try {
            return answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new NoAccessToken("no access token: " + request.uri() + " does not answer: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new NoAccessToken(
                    "no access token: " + request.uri() + " does not answer within "
                            + settings.timeout().toMillis() + " ms",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAccessToken("interrupted while waiting for an access token", e);
        } finally {
            answer.cancel(true);
        }
    }

    /// What is sent where.
    private record Grant(URI endpoint, Map<String, String> form) {}

    /// RFC 6749, 4.4.
    private Grant clientCredentials() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", String.valueOf(settings.clientId()));
        form.put("client_secret", String.valueOf(settings.clientSecret()));
        form.put("scope", String.valueOf(settings.scope()));
        return new Grant(Objects.requireNonNull(settings.tokenUrl()), form);
    }

    /// RFC 7523, 2.1.
    private Grant serviceAccount(Instant now) throws NoAccessToken {
        ServiceAccount account = ServiceAccount.read(Objects.requireNonNull(settings.serviceAccount()));
        URI endpoint = settings.tokenUrl() == null ? account.tokenUrl() : settings.tokenUrl();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
        form.put("assertion", account.assertion(endpoint, String.valueOf(settings.scope()), user, now));
        return new Grant(endpoint, form);
    }

    private static Token token(HttpResponse<String> answer, URI endpoint, Instant now) throws NoAccessToken {
        JsonNode json = json(answer.body());
        String value = json.path("access_token").asString("");
        if (answer.statusCode() != 200 || value.isEmpty()) {
            throw new NoAccessToken("no access token: %s answered %d %s %s"
                    .formatted(
                            endpoint,
                            answer.statusCode(),
                            onOneLine(json.path("error").asString("")),
                            onOneLine(json.path("error_description").asString(""))));
        }
        long seconds = json.path("expires_in").asLong(ASSUMED_LIFE.toSeconds());
        return new Token(value, now.plusSeconds(seconds).minus(SPARE));
    }

    private static String onOneLine(String told) {
        String line = told.substring(0, Math.min(told.length(), LONGEST_REASON))
                .replaceAll("\\p{Cntrl}{1,10}", " ")
                .strip();
        return told.length() > LONGEST_REASON ? line + " …" : line;
    }

    private static JsonNode json(String body) {
        try {
            return Json.mapper().readTree(body);
        } catch (JacksonException noJson) {
            return Json.mapper().createObjectNode();
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
