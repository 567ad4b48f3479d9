package dev.millrace.remediation.ssh;

import dev.millrace.remediation.dialogue.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.RejectAllServerKeyVerifier;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Connections to hosts, one for each command. Apache MINA SSHD does the protocol without blocking; only
/// looking up a name blocks, and has threads of its own.
///
/// Of the machine this runs on nothing counts: no agent, no keys and no settings in the home folder.
final class SshConnections implements AutoCloseable {
    private static final int LOOK_UPS = 4;
    private static final int WAITING = 1_000;

    private final SshClient client;
    private final Scheduler lookUps = Schedulers.newBoundedElastic(LOOK_UPS, WAITING, "ssh", 60, true);

    /// @param knownHosts the keys that hosts must prove to have; without it no host is spoken to
    SshConnections(@Nullable Path knownHosts) {
        client = SshClient.setUpDefaultClient();
        client.setServerKeyVerifier(verifier(knownHosts));
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setFilePasswordProvider(FilePasswordProvider.EMPTY);
        client.setAgentFactory(null);
        client.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE, UserAuthPasswordFactory.INSTANCE));
    }

    /// Who signs in, and with what.
    sealed interface Identity {
        record Key(String text) implements Identity {
            @Override
            public String toString() {
                return "Key";
            }
        }

        record Password(String text) implements Identity {
            @Override
            public String toString() {
                return "Password";
            }
        }
    }

    /// The command wrote more than it may.
    static final class TooMuch extends IOException {}

    /// The connection ended after the command was sent, and before the command did.
    static final class Cut extends IOException {
        Cut(@Nullable Throwable cause) {
            super(cause);
        }
    }

    /// Connects, signs in and disconnects.
    Mono<Void> greet(String user, String host, int port, Identity identity) {
        return with(user, host, port, identity, session -> Mono.empty());
    }

    /// Has a command executed. Whoever stops waiting ends the connection; what the command does on the host
    /// goes on, unless it ends there by itself.
    Mono<Answer> execute(String user, String host, int port, Identity identity, String line, int largest) {
        return with(user, host, port, identity, session -> executed(session, line, largest));
    }

    private <T> Mono<T> with(
            String user,
            String host,
            int port,
            Identity identity,
            java.util.function.Function<ClientSession, Mono<T>> work) {
        return Mono.usingWhen(
                connected(user, host, port),
                session -> signedIn(session, identity).then(Mono.defer(() -> work.apply(session))),
                session -> Mono.fromRunnable(() -> session.close(true)));
    }

    private Mono<ClientSession> connected(String user, String host, int port) {
        return Mono.<ClientSession>create(sink -> connect(sink, user, host, port))
                .subscribeOn(lookUps);
    }

    /// With the first command: whoever has no hosts has no threads for them.
    private synchronized void start() {
        client.start();
    }

    private void connect(MonoSink<ClientSession> sink, String user, String host, int port) {
        try {
            start();
            var connecting = client.connect(user, host, port);
            sink.onCancel(connecting::cancel);
            connecting.addListener(done -> {
                Throwable failed = done.getException();
                if (done.isConnected()) {
                    sink.success(done.getSession());
                } else {
                    sink.error(failure(failed));
                }
            });
        } catch (IOException | RuntimeException e) {
            sink.error(e);
        }
    }

    /// Why it could not be connected or signed in: the cause itself, where it comes wrapped.
    private static Throwable failure(@Nullable Throwable failed) {
        if (failed == null) {
            return new IOException("the connection ended");
        }
        Throwable cause = failed.getCause();
        return failed instanceof ExecutionException && cause != null ? cause : failed;
    }

    private static Mono<Void> signedIn(ClientSession session, Identity identity) {
        return Mono.create(sink -> {
            try {
                switch (identity) {
                    case Identity.Key key -> {
                        for (KeyPair pair : pairs(session, key.text())) {
                            session.addPublicKeyIdentity(pair);
                        }
                    }
                    case Identity.Password password -> session.addPasswordIdentity(password.text());
                }
                session.auth().addListener(done -> {
                    Throwable failed = done.getException();
                    if (done.isSuccess()) {
                        sink.success();
                    } else {
                        sink.error(failure(failed));
                    }
                });
            } catch (IOException | GeneralSecurityException | RuntimeException e) {
                sink.error(e);
            }
        });
    }

    private static Iterable<KeyPair> pairs(ClientSession session, String key) throws GeneralSecurityException {
        try {
            Iterable<KeyPair> pairs = SecurityUtils.loadKeyPairIdentities(
                    session,
                    NamedResource.ofName("the key"),
                    new ByteArrayInputStream(key.getBytes(StandardCharsets.UTF_8)),
                    FilePasswordProvider.EMPTY);
            if (pairs == null) {
                throw new GeneralSecurityException("the private key is none");
            }
            return pairs;
        } catch (IOException e) {
            throw new GeneralSecurityException("the private key cannot be read", e);
        }
    }

    private static Mono<Answer> executed(ClientSession session, String line, int largest) {
        return Mono.create(sink -> {
            try {
                ChannelExec channel = session.createExecChannel(line);
                BoundedOutput output = new BoundedOutput(largest, () -> channel.close(true));
                channel.setIn(InputStream.nullInputStream());
                channel.setOut(output);
                channel.setErr(output);
                channel.addCloseFutureListener(closed -> {
                    Integer status = channel.getExitStatus();
                    if (output.isFull()) {
                        sink.error(new TooMuch());
                    } else if (status == null) {
                        sink.error(new Cut(null));
                    } else {
                        sink.success(new Answer(status, Map.of(), output.text()));
                    }
                });
                channel.open().addListener(opened -> {
                    Throwable failed = opened.getException();
                    if (failed != null) {
                        sink.error(failed instanceof SshChannelOpenException ? failed : new Cut(failed));
                    }
                });
            } catch (IOException | RuntimeException e) {
                sink.error(e);
            }
        });
    }

    private static ServerKeyVerifier verifier(@Nullable Path knownHosts) {
        return knownHosts == null
                ? RejectAllServerKeyVerifier.INSTANCE
                : new KnownHostsServerKeyVerifier(RejectAllServerKeyVerifier.INSTANCE, knownHosts);
    }

    @Override
    public void close() {
        client.stop();
        lookUps.dispose();
    }
}
