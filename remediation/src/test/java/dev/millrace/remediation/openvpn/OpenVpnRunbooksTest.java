package dev.millrace.remediation.openvpn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.account.AccountActions;
import dev.millrace.remediation.action.ActionSource;
import dev.millrace.remediation.action.Configured;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.credentials.VaultSettings;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.policy.TestProtection;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.secret.SecretActions;
import dev.millrace.remediation.secret.SecretStore;
import dev.millrace.remediation.secret.TestSecrets;
import dev.millrace.remediation.testing.FaultMatrix;
import dev.millrace.remediation.testing.FaultPlan;
import dev.millrace.remediation.testing.InterruptionMatrix;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.ShippedRunbooks;
import dev.millrace.remediation.testing.SystemContract;
import dev.millrace.remediation.testing.TestDirectory;
import dev.millrace.remediation.worker.TestDesk;
import dev.millrace.tickets.remediation.RemediationOutcome.SecretKind;
import dev.millrace.tickets.remediation.RemediationOutcome.Succeeded;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The runbooks for OpenVPN, held to what those for a gateway are held to. What may go wrong is
/// the directory, the place where the authority's key lies, and the server's management interface.
class OpenVpnRunbooksTest implements SystemContract {
    private static final FaultPlan FAULTS = new FaultPlan();
    private static final GuardSettings GUARD = new GuardSettings(
            Duration.ofMillis(800), 1, Duration.ofMillis(1), 100, 100, 100, Duration.ofSeconds(1), 1, 32);
    private static final Map<String, String> WANTED = Map.of("in-force", "1", "old", "revoked", "session", "ended");

    private static final Set<String> ONE_WAY = Set.of("revoke-others", "disconnect");

    private static final String RENEW = "renew-vpn-certificate";
    private static final String RESET = "reset-vpn-profile";

    @TempDir
    private static Path folder;

    private static TestAuthority authority;
    private static TestDirectory company;
    private static Directory directory;
    private static FakeManagement management;
    private static OpenVpn server;
    private static TestDesk desk;
    private static FaultMatrix matrix;
    private static InterruptionMatrix interruptions;
    private static IssuedCertificates issued;
    private static BigInteger old;
    private static List<Runbook> runbooks;
    private static long tickets;

    @BeforeAll
    static void start() throws IOException {
        authority = TestAuthority.of("EC", true);
        company = new TestDirectory(FAULTS);
        directory = company.connector(GUARD);
        management = new FakeManagement(FAULTS);
        issued = new IssuedCertificates(folder.resolve("issued"), folder.resolve("crl.pem"));
        server = new OpenVpn(
                new OpenVpnSettings(
                        Files.writeString(folder.resolve("authority.pem"), authority.certificate()),
                        "env:KEY",
                        folder.resolve("issued"),
                        folder.resolve("crl.pem"),
                        Files.writeString(folder.resolve("profile"), "client\n"),
                        Duration.ofDays(30),
                        management.address(),
                        null,
                        GUARD),
                new Secrets(VaultSettings.none(), OpenVpnRunbooksTest::variable),
                new Guards(new SimpleMeterRegistry()),
                Clock.systemUTC());
        desk = new TestDesk(directory, server);
        SecretStore secrets = TestSecrets.store(desk.database());
        ActionSource[] actions = {
            new AccountActions(
                    Configured.is(directory),
                    Configured.is(TestProtection.enforcement(directory)),
                    Configured.is(secrets)),
            new SecretActions(Configured.is(secrets)),
            new OpenVpnActions(Configured.is(server), Configured.is(secrets))
        };
        runbooks = Stream.of(RENEW, RESET)
                .map(id -> ShippedRunbooks.of(id + ".yaml", ShippedRunbooks.variant("openvpn", id), actions))
                .toList();
        matrix = new FaultMatrix(FAULTS, desk, new Scene());
        interruptions = new InterruptionMatrix(desk, matrix.scene(), runbooks.toArray(Runbook[]::new));
    }

    @Override
    public TestDesk desk() {
        return desk;
    }

    @Override
    public FaultMatrix.Scene scene() {
        return matrix.scene();
    }

    @Override
    public Stream<Subject> subjects() {
        return runbooks.stream()
                .map(runbook -> new Subject(
                        Kind.VPN,
                        runbook,
                        target -> Requests.automatic(++tickets, runbook.id(), target, "anna"),
                        "sender",
                        "nobody",
                        WANTED,
                        true));
    }

    @AfterAll
    static void stop() throws IOException {
        desk.close();
        server.close();
        management.close();
        directory.close();
        company.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {RENEW, RESET})
    void shouldDoWhatItIsFor(String runbook) throws IOException {
        matrix.succeeds(() -> request(runbook), WANTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {RENEW, RESET})
    void shouldSayThatItsLinkLeadsToAProfile(String runbook) throws IOException {
        matrix.scene().reset();
        assertThat(desk.end(desk.ask(request(runbook))))
                .isInstanceOfSatisfying(
                        Succeeded.class,
                        done -> assertThat(done.secret().kind()).isEqualTo(SecretKind.PROFILE));
    }

    @ParameterizedTest
    @ValueSource(strings = {RENEW, RESET})
    void shouldGoOnAfterEachExchangeThatMayPass(String runbook) throws IOException {
        matrix.goesOnAfterEachExchangeThatMayPass(() -> request(runbook), WANTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {RENEW, RESET})
    void shouldLeaveNothingHalfDoneUnsaidWhereItIsRefused(String runbook) throws IOException {
        matrix.leavesNothingHalfDoneUnsaid(() -> request(runbook), WANTED, ONE_WAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {RENEW, RESET})
    void shouldGoOnThoughAStepIsNotAnsweredInTime(String runbook) throws IOException {
        interruptions.goesOnThoughAStepIsOverdue(interrupted(runbook));
    }

    @ParameterizedTest
    @ValueSource(strings = {RENEW, RESET})
    void shouldGoOnThoughAWorkerIsKilledInAStep(String runbook) throws IOException {
        interruptions.goesOnThoughAWorkerIsKilled(interrupted(runbook));
    }

    @ParameterizedTest
    @ValueSource(strings = {RENEW, RESET})
    void shouldSayWhatStaysThoughTakingBackIsNotAnsweredInTime(String runbook) throws IOException {
        interruptions.saysWhatStaysThoughTakingBackIsOverdue(interrupted(runbook));
    }

    @ParameterizedTest
    @ValueSource(strings = {RENEW, RESET})
    void shouldSayWhatStaysThoughAWorkerIsKilledInTakingBack(String runbook) throws IOException {
        interruptions.saysWhatStaysThoughAWorkerIsKilled(interrupted(runbook));
    }

    private static InterruptionMatrix.Subject interrupted(String id) {
        Runbook runbook = runbooks.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        return new InterruptionMatrix.Subject(runbook, () -> request(id), WANTED, ONE_WAY);
    }

    private static Execute request(String runbook) {
        return Requests.automatic(++tickets, runbook, "sender", "anna");
    }

    /// The place of the key is asked like any other system, and has no answer once.
    private static String variable(String name) {
        return name.equals("KEY") && FAULTS.next() == FaultPlan.Kind.NONE ? authority.key() : null;
    }

    /// Anna is connected with a certificate that she has had for long.
    private static final class Scene implements FaultMatrix.Scene {
        @Override
        public void reset() throws IOException {
            try {
                CertificateAuthority own = CertificateAuthority.of(authority.certificate(), authority.key());
                Instant now = Instant.now();
                issued.revoke(own, issued.inForce("anna", now), now);
                X509Certificate certificate = own.issue("anna", Profile.newKey().getPublic(), now, Duration.ofDays(20));
                issued.note("anna", "a run", certificate);
                old = certificate.getSerialNumber();
                management.connect();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Map<String, String> state() {
            try {
                List<BigInteger> inForce = issued.inForce("anna", Instant.now()).stream()
                        .map(X509Certificate::getSerialNumber)
                        .toList();
                return Map.of(
                        "in-force", String.valueOf(inForce.size()),
                        "old", inForce.contains(old) ? "in force" : "revoked",
                        "session", management.isConnected() ? "goes on" : "ended");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
