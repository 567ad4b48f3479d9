package dev.millrace.remediation.credentials;

import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.scheduling.BlockingCalls;
import dev.millrace.tickets.file.TextFile;
import dev.millrace.tickets.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/// Fetches secrets from where their references say, each time anew: a rotated secret counts at once.
public final class Secrets implements AutoCloseable {
    private static final long LARGEST = 64 * 1024;
    private static final int THREADS = 2;
    private static final int WAITING = 1_000;

    private final VaultSettings vault;
    private final UnaryOperator<@Nullable String> environment;
    private final WebClient client;
    private final HandedOut handedOut = new HandedOut();
    private final BlockingCalls files = new BlockingCalls("secret-files", THREADS, WAITING);

    public Secrets(VaultSettings vault) {
        this(vault, System::getenv);
    }

    /// @param environment the variables there are
    public Secrets(VaultSettings vault, UnaryOperator<@Nullable String> environment) {
        this.vault = vault;
        this.environment = environment;
        this.client = WebClient.create();
    }

    /// The secret that a connector needs. Where it is missing nothing can be asked of the connector's system,
    /// until somebody mends that: it counts as away, and the message names the reference and never the secret.
    public Mono<String> fetchFor(String connector, Reference wanted) {
        return fetch(wanted)
                .onErrorMap(
                        SecretMissing.class,
                        missing ->
                                ConnectorAway.unreachable(connector, connector + ": " + missing.getMessage(), missing));
    }

    /// The secret. Fails with [SecretMissing], whose message names the reference and never the secret.
    public Mono<String> fetch(Reference reference) {
        return lookUp(reference).doOnNext(handedOut::add);
    }

    /// Has what was made of a secret, or got for one, covered like it: a token, say.
    public void alsoCover(String derived) {
        handedOut.add(derived);
    }

    /// What a system said, without the secrets that connectors were given lately: it may repeat them, and what it says
    /// may be shown. Those of less than eight characters cannot be told from words, and stay.
    public String cover(String said) {
        return handedOut.cover(said);
    }

    private Mono<String> lookUp(Reference reference) {
        return switch (reference) {
            case Reference.Environment(String name) ->
                Mono.justOrEmpty(Optional.ofNullable(environment.apply(name)))
                        .switchIfEmpty(
                                Mono.error(() -> new SecretMissing("the environment has no variable " + name, null)));
            case Reference.InFile(Path path) -> files.call(() -> read(path));
            case Reference.Vault wanted -> ofVault(wanted);
        };
    }

    @Override
    public void close() {
        files.close();
    }

    private static String read(Path path) {
        try {
            if (Files.size(path) > LARGEST) {
                throw new SecretMissing("the file %s is too large for a secret".formatted(path), null);
            }
            return new TextFile(path).read().strip();
        } catch (IOException e) {
            throw new SecretMissing("the file %s cannot be read".formatted(path), e);
        }
    }

    private Mono<String> ofVault(Reference.Vault wanted) {
        String url = vault.url();
        String token = vault.token();
        if (url == null || token == null) {
            return Mono.error(new SecretMissing("millrace.remediation.vault.url and .token are missing", null));
        }
        Reference tokenLies = Reference.of(token);
        if (tokenLies instanceof Reference.Vault) {
            return Mono.error(new SecretMissing("the token of Vault cannot lie in Vault", null));
        }
        return fetch(tokenLies)
                .flatMap(header -> client.get()
                        .uri(url.replaceAll("/+$", "") + "/v1/" + wanted.path())
                        .header("X-Vault-Token", header)
                        .retrieve()
                        .bodyToMono(byte[].class))
                .timeout(vault.timeLimit())
                .map(answer -> field(answer, wanted))
                .onErrorMap(
                        error -> !(error instanceof SecretMissing),
                        error -> new SecretMissing(
                                "Vault did not give %s (%s)"
                                        .formatted(
                                                wanted.path(), error.getClass().getSimpleName()),
                                null));
    }

    /// KV version 2 has the fields one level further in than version 1.
    private static String field(byte[] answer, Reference.Vault wanted) {
        if (Json.read(answer, Map.class).get("data") instanceof Map<?, ?> data) {
            Object inner = data.get("data") instanceof Map<?, ?> second ? second.get(wanted.field()) : null;
            Object found = inner == null ? data.get(wanted.field()) : inner;
            if (found instanceof String text) {
                return text;
            }
        }
        throw new SecretMissing("Vault has no field %s at %s".formatted(wanted.field(), wanted.path()), null);
    }
}
