package dev.millrace.remediation.openvpn;

import dev.millrace.remediation.connector.Connector;
import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.ConnectorFailure;
import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.connector.Guard;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.Reference;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.scheduling.BlockingCalls;
import dev.millrace.tickets.file.TextFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/// The VPN server and its authority. Every call fails with a [ConnectorFailure] alone.
public final class OpenVpn implements Connector, AutoCloseable {
    /// The connector's name.
    public static final String NAME = "openvpn";

    private static final int THREADS = 4;
    private static final int WAITING = 1_000;
    /// What may be a common name here, a folder's name, and a word of the management interface.
    private static final Pattern FIT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    private final OpenVpnSettings settings;
    private final IssuedCertificates issued;
    private final Secrets secrets;
    private final Guard guard;
    private final Clock clock;
    private final BlockingCalls threads = new BlockingCalls(NAME, THREADS, WAITING);

    OpenVpn(OpenVpnSettings settings, Secrets secrets, Guards guards, Clock clock) {
        this.settings = settings;
        this.issued = new IssuedCertificates(
                Objects.requireNonNull(settings.issued()), Objects.requireNonNull(settings.revocations()));
        this.secrets = secrets;
        this.guard = guards.guard(NAME, settings.guard().atMost(THREADS));
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Guard guard() {
        return guard;
    }

    /// Whether the authority can sign, and the server can be spoken to.
    @Override
    public Mono<Void> probe() {
        return guard.reading(authority().then(allSessions())).then();
    }

    /// Makes a key, has a certificate issued for a run, and answers both as a profile.
    Mono<Profile> issue(String name, String runId) {
        return signing(authority -> {
            KeyPair pair = Profile.newKey();
            X509Certificate certificate =
                    authority.issue(fit(name), pair.getPublic(), clock.instant(), settings.validFor());
            String begin = new TextFile(Objects.requireNonNull(settings.profile())).read();
            issued.note(name, runId, certificate);
            return Profile.of(begin, authority.certificate(), certificate, pair);
        });
    }

    /// The serial numbers of a name's certificates that are in force.
    Mono<List<BigInteger>> inForce(String name) {
        return guard.reading(blocking(() -> issued.inForce(fit(name), clock.instant()).stream()
                .map(X509Certificate::getSerialNumber)
                .toList()));
    }

    /// The serial numbers of those of them that a run had issued.
    Mono<List<BigInteger>> inForce(String name, String runId) {
        return guard.reading(blocking(() -> issued.inForce(fit(name), runId, clock.instant()).stream()
                .map(X509Certificate::getSerialNumber)
                .toList()));
    }

    /// Revokes all of a name's certificates but one.
    Mono<Void> revokeAllBut(String name, BigInteger kept) {
        return revoke(name, serial -> !serial.equals(kept));
    }

    /// Revokes some of a name's certificates, as far as they are in force.
    Mono<Void> revoke(String name, Set<BigInteger> serials) {
        return revoke(name, serials::contains);
    }

    private Mono<Void> revoke(String name, Predicate<BigInteger> wanted) {
        return signing(authority -> {
                    List<X509Certificate> some = issued.inForce(fit(name), clock.instant()).stream()
                            .filter(certificate -> wanted.test(certificate.getSerialNumber()))
                            .toList();
                    issued.revoke(authority, some, clock.instant());
                    return true;
                })
                .then();
    }

    @FunctionalInterface
    private interface Signing<T> {
        T by(CertificateAuthority authority) throws IOException, GeneralSecurityException;
    }

    /// How far it came with the files when one cannot be written is not known.
    private <T> Mono<T> signing(Signing<T> work) {
        return guard.changing(authority()
                .flatMap(authority -> blocking(() -> work.by(authority))
                        .onErrorMap(ConnectorAway.class, ConnectorAway::havingDoneAPart)));
    }

    /// Whether there is a management interface to ask who is connected.
    boolean tellsSessions() {
        return settings.management() != null;
    }

    /// What tells the sessions of a name from all others; none where there is no management interface to ask.
    Mono<Set<String>> sessions(String name) {
        return guard.reading(allSessions())
                .map(sessions -> sessions.stream()
                        .filter(session -> session.name().equals(name))
                        .map(Management.Session::id)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /// Ends all sessions of a name.
    Mono<Void> disconnect(String name) {
        return guard.changing(managed(management -> {
                    management.kill(fit(name));
                    return List.of();
                }))
                .then();
    }

    @Override
    public void close() {
        threads.close();
    }

    @FunctionalInterface
    private interface Conversation {
        List<Management.Session> with(Management management) throws IOException;
    }

    private Mono<List<Management.Session>> allSessions() {
        return managed(Management::sessions);
    }

    private Mono<List<Management.Session>> managed(Conversation conversation) {
        String address = settings.management();
        if (address == null) {
            return Mono.just(List.of());
        }
        Duration limit = settings.guard().timeLimit();
        return password()
                .flatMap(password -> blocking(() -> {
                    try (Management management = Management.open(address, password.orElse(null), limit)) {
                        return conversation.with(management);
                    }
                }));
    }

    private Mono<Optional<String>> password() {
        String reference = settings.managementPassword();
        return reference == null
                ? Mono.just(Optional.empty())
                : secret(reference).map(Optional::of);
    }

    private Mono<CertificateAuthority> authority() {
        return secret(Objects.requireNonNull(settings.key()))
                .flatMap(key -> blocking(() -> CertificateAuthority.of(
                        new TextFile(Objects.requireNonNull(settings.authority())).read(), key)));
    }

    private Mono<String> secret(String reference) {
        return secrets.fetchFor(NAME, Reference.of(reference));
    }

    private <T> Mono<T> blocking(Callable<T> call) {
        return threads.call(call).onErrorMap(this::translate);
    }

    private static String fit(String name) {
        if (!FIT.matcher(name).matches()) {
            throw new ConnectorRefused(NAME, "'%s' cannot be the name in a certificate".formatted(name), null);
        }
        return name;
    }

    private Throwable translate(Throwable error) {
        return switch (error) {
            case ConnectorFailure failure -> failure;
            case InterruptedIOException late ->
                ConnectorAway.slow(NAME, settings.guard().timeLimit(), late);
            case Management.Refused refused ->
                ConnectorAway.unreachable(NAME, String.valueOf(refused.getMessage()), refused);
            case Management.Cut cut ->
                ConnectorAway.cut(NAME, "the connection to the VPN server ended before its answer", cut);
            // With files an error is the end of it: nothing is on its way any more.
            case IOException gone ->
                ConnectorAway.unreachable(
                        NAME,
                        "the VPN server or its certificates cannot be reached (%s)"
                                .formatted(gone.getClass().getSimpleName()),
                        gone);
            case GeneralSecurityException unfit ->
                ConnectorAway.unreachable(NAME, "the certificate authority cannot be used", unfit);
            default -> error;
        };
    }
}
