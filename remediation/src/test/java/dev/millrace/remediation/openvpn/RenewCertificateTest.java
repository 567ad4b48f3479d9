package dev.millrace.remediation.openvpn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.account.AccountActions;
import dev.millrace.remediation.account.AccountFacts;
import dev.millrace.remediation.action.Configured;
import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.credentials.VaultSettings;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.policy.Enforcement;
import dev.millrace.remediation.policy.TestProtection;
import dev.millrace.remediation.runbook.Checked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Undone;
import dev.millrace.remediation.runbook.Verified;
import dev.millrace.remediation.secret.SecretActions;
import dev.millrace.remediation.secret.SecretFacts;
import dev.millrace.remediation.secret.SecretStore;
import dev.millrace.remediation.secret.TestSecrets;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.ShippedRunbooks;
import dev.millrace.remediation.testing.TestDirectory;
import dev.millrace.remediation.worker.TestDesk;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationOutcome.Succeeded;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.test.StepVerifier;

/// `renew-vpn-certificate` for OpenVPN without a server; `OpenVpnTest` has one.
class RenewCertificateTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final GuardSettings PATIENT = new GuardSettings(
            Duration.ofSeconds(10), 1, Duration.ofMillis(1), 100, 100, 100, Duration.ofSeconds(1), 1, 32);

    @TempDir
    private static Path folder;

    private static TestDirectory company;
    private static Directory directory;
    private static OpenVpn server;
    private static TestDesk desk;
    private static SecretStore secrets;

    @BeforeAll
    static void start() throws IOException {
        TestAuthority authority = TestAuthority.of("EC", true);
        company = new TestDirectory();
        directory = company.connector();
        server = new OpenVpn(
                new OpenVpnSettings(
                        Files.writeString(folder.resolve("authority.pem"), authority.certificate()),
                        "env:KEY",
                        folder.resolve("issued"),
                        folder.resolve("crl.pem"),
                        Files.writeString(folder.resolve("profile"), "client\n"),
                        Duration.ofDays(30),
                        null,
                        null,
                        PATIENT),
                new Secrets(VaultSettings.none(), Map.of("KEY", authority.key())::get),
                new Guards(new SimpleMeterRegistry()),
                Clock.systemUTC());
        desk = new TestDesk(directory, server);
        secrets = TestSecrets.store(desk.database());
        Enforcement enforcement = TestProtection.enforcement(directory);
        desk.worker(ShippedRunbooks.of(
                "renew-vpn-certificate.yaml",
                ShippedRunbooks.variant("openvpn", "renew-vpn-certificate"),
                new AccountActions(Configured.is(directory), Configured.is(enforcement), Configured.is(secrets)),
                new SecretActions(Configured.is(secrets)),
                new OpenVpnActions(Configured.is(server), Configured.is(secrets))));
    }

    @AfterAll
    static void stop() {
        desk.close();
        server.close();
        directory.close();
        company.close();
    }

    @Test
    void shouldHandOutANewProfileByALinkAndRevokeTheOld() throws GeneralSecurityException {
        BigInteger old = serial(server.issue("anna", "run 0").block(LIMIT));
        BigInteger other = serial(server.issue("ben", "run 0").block(LIMIT));
        Execute request = desk.ask(Requests.automatic(1, "renew-vpn-certificate", "sender", "anna"));
        Succeeded succeeded = (Succeeded) desk.end(request);
        assertThat(succeeded.secret().recipient().address()).isEqualTo("anna@private.example");
        Profile profile = new Profile(
                secrets.open(UUID.fromString(succeeded.secret().secretId())).block(LIMIT));
        assertThat(server.inForce("anna").block(LIMIT)).containsExactly(serial(profile));
        assertThat(serial(profile)).isNotEqualTo(old);
        assertThat(server.inForce("ben").block(LIMIT)).containsExactly(other);
        assertThat(desk.journal(request)).contains("keep-profile done", "revoke-others done", "disconnect already");
    }

    @Test
    void shouldIssueNothingForWhomItMayNot() {
        Failed failed = (Failed) desk.end(desk.ask(Requests.automatic(2, "renew-vpn-certificate", "chloe", "anna")));
        assertThat(failed.reason()).contains("does not belong to");
        assertThat(server.inForce("chloe").block(LIMIT)).isEqualTo(List.of());
    }

    /// Its link was opened, or it lay there for too long: the certificate is in force all the same.
    @Test
    void shouldRevokeTheNewCertificateWhereItsProfileIsKeptNoMore() {
        KeepProfile keep = new KeepProfile(server, secrets);
        Run run = Run.of(Requests.automatic(3, "renew-vpn-certificate", "sender", "anna"))
                .with(new State("", Map.of(AccountFacts.UID, "elena", SecretFacts.RECIPIENT, "elena@private.example")));
        keep.apply(run).block(LIMIT);
        State after = ((Verified.Holds) keep.verify(run).block(LIMIT)).after();
        secrets.withdraw(UUID.fromString(after.facts().get(SecretFacts.ID))).block(LIMIT);

        // A worker that died while it took the certificate back asks first whether it is still there.
        assertThat(keep.verify(run.with(after)).block(LIMIT)).isInstanceOf(Verified.Holds.class);
        assertThat(keep.undo(run.with(after), State.of("unknown")).block(LIMIT))
                .isEqualTo(new Undone.Restored("the new certificate is revoked; its profile was not kept any more"));
        assertThat(server.inForce("elena").block(LIMIT)).isEqualTo(List.of());
        assertThat(keep.verify(run.with(after)).block(LIMIT)).isInstanceOf(Verified.Missing.class);
    }

    /// Its worker died in between, so that no journal has the serial number. Those of other runs stay.
    @Test
    void shouldRevokeWhatTheRunHadIssuedBeforeItsProfileWasKept() throws GeneralSecurityException {
        KeepProfile keep = new KeepProfile(server, secrets);
        Execute request = Requests.automatic(4, "renew-vpn-certificate", "sender", "anna");
        Run run = Run.of(request).with(new State("", Map.of(AccountFacts.UID, "frank")));
        BigInteger other = serial(server.issue("frank", "another run").block(LIMIT));
        server.issue("frank", request.runId()).block(LIMIT);

        assertThat(keep.verify(run).block(LIMIT)).isInstanceOf(Verified.Holds.class);
        assertThat(keep.undo(run, State.of("unknown")).block(LIMIT)).isInstanceOf(Undone.Restored.class);
        assertThat(server.inForce("frank").block(LIMIT)).containsExactly(other);
        assertThat(keep.verify(run).block(LIMIT)).isInstanceOf(Verified.Missing.class);
    }

    /// Another run may have done so, or whoever runs the VPN.
    @Test
    void shouldNotTakeItsOwnCertificateForInForceBecauseNoOtherIs() throws GeneralSecurityException {
        RevokeOthers revoke = new RevokeOthers(server);
        BigInteger own = serial(server.issue("grace", "run 5").block(LIMIT));
        Run run = Run.of(Requests.automatic(5, "renew-vpn-certificate", "sender", "anna"))
                .with(new State("", Map.of(AccountFacts.UID, "grace", OpenVpnActions.SERIAL, own.toString(16))));
        assertThat(revoke.check(run).block(LIMIT)).isInstanceOf(Checked.AlreadySo.class);

        BigInteger another = serial(server.issue("grace", "run 6").block(LIMIT));
        assertThat(((Checked.Needed) revoke.check(run).block(LIMIT)).before().detail())
                .isEqualTo("1 older certificates are in force");
        server.revokeAllBut("grace", another).block(LIMIT);
        assertThat(revoke.check(run).block(LIMIT))
                .isEqualTo(new Checked.Impossible("the new certificate is not in force any more"));
        StepVerifier.create(revoke.verify(run)).verifyError(ConnectorRefused.class);

        server.revoke("grace", Set.of(another)).block(LIMIT);
        assertThat(revoke.check(run).block(LIMIT)).isInstanceOf(Checked.Impossible.class);
        StepVerifier.create(revoke.verify(run)).verifyError(ConnectorRefused.class);
    }

    private static BigInteger serial(Profile profile) throws GeneralSecurityException {
        return profile.certificate().getSerialNumber();
    }
}
