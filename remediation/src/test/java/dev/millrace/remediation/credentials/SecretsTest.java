package dev.millrace.remediation.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

class SecretsTest {
    @TempDir
    private Path folder;

    @Test
    void shouldFetchFromTheEnvironmentAndFiles() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "in-the-file\n");
        assertThat(fetch(VaultSettings.none(), "env:TOKEN")).isEqualTo("in-the-environment");
        assertThat(fetch(VaultSettings.none(), "file:" + file)).isEqualTo("in-the-file");
        Files.writeString(file, "rotated");
        assertThat(fetch(VaultSettings.none(), "file:" + file)).isEqualTo("rotated");
    }

    @Test
    void shouldNameThePlaceThatLacksASecret() {
        assertThatThrownBy(() -> fetch(VaultSettings.none(), "env:NONE"))
                .hasMessage("the environment has no variable NONE");
        assertThatThrownBy(() -> fetch(VaultSettings.none(), "file:/nowhere/token"))
                .hasMessage("the file /nowhere/token cannot be read");
        assertThatThrownBy(() -> fetch(VaultSettings.none(), "vault:secret/vpn#token"))
                .hasMessageContaining("millrace.remediation.vault.url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"planted-secret", "env:", "env:A B", "file:relative", "vault:no-field", "vault:../x#y", ""})
    void shouldTakeNothingButReferencesAndRepeatNothing(String text) {
        assertThatThrownBy(() -> Reference.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("planted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vault:secret/data/vpn#token | version-2",
                "vault:kv/vpn#token          | version-1",
            })
    void shouldFetchFromVault(String reference, String secret) {
        DisposableServer vault = vault();
        try {
            VaultSettings settings =
                    new VaultSettings("http://127.0.0.1:" + vault.port(), "env:TOKEN", Duration.ofSeconds(5));
            assertThat(fetch(settings, reference)).isEqualTo(secret);
            assertThatThrownBy(() -> fetch(settings, "vault:kv/vpn#none"))
                    .hasMessage("Vault has no field none at kv/vpn");
            assertThatThrownBy(() -> fetch(settings, "vault:kv/none#token"))
                    .hasMessageContaining("Vault did not give kv/none");
        } finally {
            vault.disposeNow(Duration.ofSeconds(5));
        }
    }

    private static DisposableServer vault() {
        return HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> {
                    boolean allowed =
                            "in-the-environment".equals(request.requestHeaders().get("X-Vault-Token"));
                    String body = switch (request.uri()) {
                        case "/v1/secret/data/vpn" -> "{\"data\":{\"data\":{\"token\":\"version-2\"},\"metadata\":{}}}";
                        case "/v1/kv/vpn" -> "{\"data\":{\"token\":\"version-1\"}}";
                        default -> "";
                    };
                    return allowed && !body.isEmpty()
                            ? response.sendString(Mono.just(body))
                            : response.status(allowed ? 404 : 403).send();
                })
                .bindNow(Duration.ofSeconds(5));
    }

    private static String fetch(VaultSettings vault, String reference) {
        return new Secrets(vault, Map.of("TOKEN", "in-the-environment")::get)
                .fetch(Reference.of(reference))
                .block(Duration.ofSeconds(10));
    }
}
