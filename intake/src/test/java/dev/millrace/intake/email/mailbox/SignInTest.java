package dev.millrace.intake.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.millrace.access.token.AccessTokens;
import dev.millrace.access.token.OAuthSettings;
import dev.millrace.intake.ScriptedInbound;
import dev.millrace.intake.blob.InMemoryBlobs;
import dev.millrace.intake.email.Keys;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/// How a mailbox proves who it is, and the server who it is.
class SignInTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final char[] PASSWORD = Keys.PASSWORD.toCharArray();

    private final ScriptedInbound inbound = new ScriptedInbound();
    private ScriptedImap server;
    private RunningMailbox running;

    @AfterEach
    void stop() throws Exception {
        if (running != null) {
            running.stop();
        }
        server.close();
    }

    @Test
    void shouldSignInWithAnAccessTokenAndFetchAnotherWhenItIsNotTaken() throws Exception {
        server = new ScriptedImap();
        shouldFetchAnotherToken();
    }

    /// As Google does it: an error as a challenge. What Angus Mail says to that is no answer to it.
    @Test
    void shouldFetchAnotherAccessTokenWhenTheAnswerToTheChallengeIsBad() throws Exception {
        server = new ScriptedImap();
        server.challenge();
        shouldFetchAnotherToken();
    }

    private void shouldFetchAnotherToken() throws Exception {
        server.acceptToken("token-2");
        server.deliver("<a@acme.example>", "Hello");
        AtomicInteger given = new AtomicInteger();
        HttpServer endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext("/token", exchange -> {
            byte[] token = "{\"access_token\":\"token-%d\",\"expires_in\":3600}"
                    .formatted(given.incrementAndGet())
                    .getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, token.length);
            exchange.getResponseBody().write(token);
            exchange.close();
        });
        endpoint.start();
        URI url = URI.create("http://127.0.0.1:" + endpoint.getAddress().getPort() + "/token");
        AccessTokens tokens = new AccessTokens(
                new OAuthSettings(url, "desk", "secret", "mail", null, Duration.ofSeconds(5)),
                "support@acme.example",
                InstantSource.system());
        try {
            run(RunningMailbox.settings(server.port(), "Done", SOON), null, tokens);

            await().atMost(SOON).until(() -> inbound.accepted().size() == 1);
            assertThat(given).hasValue(2);
            assertThat(server.commands()).noneMatch(command -> command.startsWith("LOGIN"));
        } finally {
            endpoint.stop(0);
        }
    }

    @Test
    void shouldBelieveAPrivateAuthorityThatIsConfigured(@TempDir Path folder) throws Exception {
        server = protectedServer(folder);
        server.deliver("<a@acme.example>", "Hello");
        SSLContext trust = SslBundle.of(new PemSslStoreBundle(
                        null, PemSslStoreDetails.forCertificate(Files.readString(folder.resolve("server.pem")))))
                .createSslContext();

        run(implicitTls(), trust, null);

        await().atMost(SOON).until(() -> inbound.accepted().size() == 1);
    }

    @Test
    void shouldNotSignInWhereTheServerIsNotBelieved(@TempDir Path folder) throws Exception {
        server = protectedServer(folder);

        run(implicitTls(), null, null);

        await().atMost(SOON).until(() -> running.state() instanceof MailboxState.Failing);
        assertThat(server.commands()).noneMatch(command -> command.startsWith("LOGIN"));
    }

    private void run(MailboxSettings settings, SSLContext trust, AccessTokens tokens) {
        running = RunningMailbox.start(
                RunningMailbox.login(settings, SOON, trust, tokens),
                new ConnectionLimit(1),
                inbound,
                new InMemoryBlobs(),
                new SimpleMeterRegistry());
    }

    private MailboxSettings implicitTls() {
        MailboxSettings plain = RunningMailbox.settings(server.port(), "Done", SOON);
        return new MailboxSettings(
                plain.name(),
                plain.tenant(),
                plain.address(),
                plain.host(),
                plain.port(),
                MailboxSettings.Tls.IMPLICIT,
                plain.user(),
                plain.password(),
                null,
                "private",
                plain.folder(),
                plain.doneFolder(),
                plain.ignoredFolder(),
                plain.parkedFolder(),
                plain.pollInterval(),
                null,
                List.of(),
                plain.rules());
    }

    private static ScriptedImap protectedServer(Path folder) throws Exception {
        Path store = Keys.store(folder);
        Keys.certificate(store);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return new ScriptedImap(
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }
}
