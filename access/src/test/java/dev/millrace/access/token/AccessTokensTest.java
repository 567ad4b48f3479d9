package dev.millrace.access.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.millrace.tickets.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class AccessTokensTest {
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private TokenEndpoint endpoint;

    @BeforeEach
    void startEndpoint() throws IOException {
        endpoint = new TokenEndpoint();
    }

    @AfterEach
    void stopEndpoint() {
        endpoint.close();
    }

    @Test
    void shouldAskWithClientCredentials() throws Exception {
        assertThat(application().token()).isEqualTo("token-1");

        assertThat(endpoint.requests())
                .containsExactly(Map.of(
                        "grant_type", "client_credentials",
                        "client_id", "desk",
                        "client_secret", "a secret & more",
                        "scope", "https://outlook.office365.com/.default"));
    }

    @Test
    void shouldKeepATokenUntilItsLastMinute() throws Exception {
        AccessTokens tokens = application();
        tokens.token();

        now.set(START.plusSeconds(3600 - 61));
        assertThat(tokens.token()).isEqualTo("token-1");
        now.set(START.plusSeconds(3600 - 60));
        assertThat(tokens.token()).isEqualTo("token-2");
    }

    @Test
    void shouldFetchAnotherAfterOneThatTheServerDidNotTake() throws Exception {
        AccessTokens tokens = application();
        tokens.token();

        tokens.forget();

        assertThat(tokens.token()).isEqualTo("token-2");
    }

    @Test
    void shouldSayWhyThereIsNoTokenWithoutSayingTheSecret() {
        endpoint.refuse("The secret is wrong");

        assertThatThrownBy(() -> application().token())
                .isInstanceOf(NoAccessToken.class)
                .hasMessageContaining("401 invalid_client The secret is wrong")
                .hasMessageNotContaining("a secret");
    }

    /// It goes into the log, where a line is a line.
    @Test
    void shouldSayOnOneShortLineWhatTheEndpointSaysAtLength() {
        endpoint.refuse("Wrong\\r\\n\\tsecret\\u0000".repeat(2_000));

        assertThatThrownBy(() -> application().token())
                .isInstanceOf(NoAccessToken.class)
                .hasMessageContaining("invalid_client Wrong secret Wrong")
                .satisfies(refused ->
                        assertThat(refused.getMessage()).hasSizeLessThan(500).doesNotContainPattern("\\p{Cntrl}"));
    }

    @Test
    void shouldAskWithAnAssertionThatItsServiceAccountSigned(@TempDir Path folder) throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        Path file = keyFile(folder, keys);
        AccessTokens tokens = new AccessTokens(
                new OAuthSettings(null, null, null, "https://mail.google.com/", file, Duration.ofSeconds(5)),
                "support@acme.example",
                now::get);

        assertThat(tokens.token()).isEqualTo("token-1");

        Map<String, String> form = endpoint.requests().getFirst();
        assertThat(form).containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
        SignedJWT assertion = SignedJWT.parse(form.get("assertion"));
        assertThat(assertion.verify(new RSASSAVerifier((RSAPublicKey) keys.getPublic())))
                .isTrue();
        assertThat(assertion.getJWTClaimsSet().getIssuer()).isEqualTo("desk@acme.iam.example");
        assertThat(assertion.getJWTClaimsSet().getSubject()).isEqualTo("support@acme.example");
        assertThat(assertion.getJWTClaimsSet().getAudience())
                .containsExactly(endpoint.url().toString());
        assertThat(assertion.getJWTClaimsSet().getStringClaim("scope")).isEqualTo("https://mail.google.com/");
        assertThat(assertion.getJWTClaimsSet().getExpirationTime()).isEqualTo(START.plusSeconds(3600));
    }

    @Test
    void shouldSayThatAKeyFileIsUnusableWithoutQuotingIt(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("key.json"),
                "{\"client_email\":\"a\",\"token_uri\":\"http://x\",\"private_key\":\"MIIsecret\"}");
        AccessTokens tokens = new AccessTokens(
                new OAuthSettings(null, null, null, "s", file, Duration.ofSeconds(5)),
                "support@acme.example",
                now::get);

        assertThatThrownBy(tokens::token)
                .isInstanceOf(NoAccessToken.class)
                .hasMessageContaining("key.json")
                .hasMessageNotContaining("MIIsecret");
    }

    @Test
    @Timeout(20)
    void shouldGiveUpAnAnswerThatBeginsAndDoesNotEnd() {
        endpoint.stall();

        assertThatThrownBy(() -> application(Duration.ofMillis(500)).token())
                .isInstanceOf(NoAccessToken.class)
                .hasMessageContaining("does not answer within 500 ms");
    }

    @Test
    void shouldNotReadAnAnswerWithoutEnd() {
        endpoint.pad(100_000);

        assertThatThrownBy(() -> application().token()).isInstanceOf(NoAccessToken.class);
    }

    private Path keyFile(Path folder, KeyPair keys) throws IOException {
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        return Files.writeString(
                folder.resolve("key.json"),
                Json.text(Map.of(
                        "type",
                        "service_account",
                        "client_email",
                        "desk@acme.iam.example",
                        "private_key_id",
                        "k1",
                        "private_key",
                        pem,
                        "token_uri",
                        endpoint.url().toString())));
    }

    private AccessTokens application() {
        return application(Duration.ofSeconds(5));
    }

    private AccessTokens application(Duration timeout) {
        return new AccessTokens(
                new OAuthSettings(
                        endpoint.url(),
                        "desk",
                        "a secret & more",
                        "https://outlook.office365.com/.default",
                        null,
                        timeout),
                "support@acme.example",
                now::get);
    }
}
