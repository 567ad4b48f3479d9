package dev.millrace.remediation.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.action.Scope;
import dev.millrace.remediation.action.Template;
import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.credentials.VaultSettings;
import dev.millrace.remediation.dialogue.ExchangeActions;
import dev.millrace.remediation.dialogue.Words;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.ssh.SshSettings.HostSettings;
import dev.millrace.remediation.testing.Privilege;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.ShippedRunbooks;
import dev.millrace.remediation.worker.TestDesk;
import dev.millrace.tickets.remediation.AgreedContent;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationOutcome.Succeeded;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The variants of runbooks for Linux against Debian's OpenSSH, apt and dpkg.
///
/// `remediate-device` runs whole; what stands behind `lsblk`, `freshclam` and `systemctl` there [OverlayHost] says. The
/// device is the host that the settings name, for want of a name server.
@Tag("real")
class OpenSshTest {
    private static final GuardSettings GUARD = new GuardSettings(
            Duration.ofSeconds(8), 1, Duration.ofMillis(1), 100, 100, 100, Duration.ofSeconds(1), 1, 32);

    @TempDir
    private static Path folder;

    private static OverlayHost host;
    private static SshConnections connections;
    private static TestDesk desk;

    @BeforeAll
    static void start() throws Exception {
        Privilege.assumeNamespace("--mount");
        host = new OverlayHost(folder);
        connections = new SshConnections(host.knownHosts());
        SshHost linux = host("linux", allowed("linux"));
        SshHost tools = host("tools", allowed("tools"));
        ExchangeActions<SshCall> actions =
                new ExchangeActions<>(new SshDialect(Map.of("linux", linux, "tools", tools)));
        desk = new TestDesk(Duration.ofSeconds(9), linux, tools);
        desk.worker(runbook("remediate-device", actions), runbook("install-software", actions));
    }

    /// As docs/linux says that they are to be allowed, with a package of the test's own.
    private static List<String> allowed(String host) throws IOException {
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("../docs/linux/commands.properties"))) {
            settings.load(file);
        }
        return settings.stringPropertyNames().stream()
                .filter(name -> name.startsWith("millrace.remediation.ssh.hosts." + host + ".commands["))
                .map(name -> settings.getProperty(name).replace(" hello", " millrace-greeter"))
                .toList();
    }

    private static SshHost host(String name, List<String> commands) throws IOException {
        return host(name, "root", commands, "timeout -k 1");
    }

    private static SshHost host(String name, String user, List<String> commands, String timeout) throws IOException {
        return new SshHost(
                name,
                new HostSettings("127.0.0.1", host.port(), user, "env:KEY", null, commands, 65_536, timeout, GUARD),
                connections,
                new Secrets(VaultSettings.none(), Map.of("KEY", host.userKey())::get),
                new Guards(new SimpleMeterRegistry()));
    }

    private static Runbook runbook(String name, ExchangeActions<SshCall> actions) {
        return ShippedRunbooks.of(name + ".yaml", text(name), actions);
    }

    private static String text(String name) {
        return ShippedRunbooks.variant(name.equals("remediate-device") ? "linux-devices" : "apt", name);
    }

    @AfterAll
    static void stop() {
        if (desk != null) {
            desk.close();
            connections.close();
            host.close();
        }
    }

    @Test
    void shouldMakeAHostCompliant() throws Exception {
        host.there("touch", "-d", "3 days ago", "/var/lib/apt/lists");
        assertThat(version("millrace-agent")).isEqualTo("1");
        assertThat(host.there("apt-config", "dump", "APT::Periodic::Unattended-Upgrade"))
                .isEmpty();
        Execute request = desk.ask(Requests.automatic(1, "remediate-device", "lt-0815", "anna"));
        assertThat(desk.end(request)).isInstanceOf(Succeeded.class);
        assertThat(desk.journal(request))
                .contains(
                        "refresh-package-lists done",
                        "install-updates done",
                        "switch-on-automatic-updates done",
                        "refresh-signatures done",
                        "start-firewall done");
        assertThat(host.there("find", "/var/lib/clamav", "-name", "daily.cvd", "-mmin", "-5"))
                .isEqualTo("/var/lib/clamav/daily.cvd");
        assertThat(version("millrace-agent")).isEqualTo("2");
        assertThat(host.there("cat", "/usr/share/millrace-agent/version")).isEqualTo("2");
        assertThat(host.there("apt-config", "dump", "APT::Periodic::Unattended-Upgrade"))
                .contains("\"1\"");

        Execute again = desk.ask(Requests.automatic(2, "remediate-device", "lt-0815", "anna"));
        assertThat(desk.end(again)).isInstanceOf(Succeeded.class);
        assertThat(desk.journal(again)).noneMatch(line -> line.endsWith("begun"));
    }

    @Test
    void shouldLeaveADeviceAloneWhoseDiskIsNotEncrypted() throws Exception {
        host.there("sh", "-c", "echo ext4 > /etc/millrace/disk");
        try {
            RemediationOutcome end = desk.end(desk.ask(Requests.automatic(8, "remediate-device", "lt-0815", "anna")));
            assertThat(((Failed) end).reason())
                    .isEqualTo("the disk of lt-0815 is not encrypted, and only a technician can change that");
        } finally {
            host.there("sh", "-c", "printf 'ext4\\ncrypto_LUKS\\n' > /etc/millrace/disk");
        }
    }

    @Test
    void shouldLeaveTheDeviceOfSomebodyElseAlone() {
        RemediationOutcome end = desk.end(desk.ask(Requests.automatic(3, "remediate-device", "lt-0815", "ben")));
        assertThat(((Failed) end).reason()).isEqualTo("lt-0815 is not a device of ben@acme.example");
    }

    @Test
    void shouldInstallAPackageThatMayBeInstalled() throws Exception {
        host.there("apt-get", "--quiet", "update");
        assertThat(desk.end(desk.ask(software(4, "millrace-greeter")))).isInstanceOf(Succeeded.class);
        assertThat(version("millrace-greeter")).isEqualTo("1");
    }

    @Test
    void shouldInstallNoOther() throws Exception {
        host.there("apt-get", "--quiet", "update");
        assertThat(((Failed) desk.end(desk.ask(software(5, "no-such-package")))).reason())
                .isEqualTo("there is no package no-such-package");
        // There, and not on the list of what may be installed.
        assertThat(((Failed) desk.end(desk.ask(software(6, "millrace-game")))).reason())
                .contains("is not set up to run this command");
    }

    /// `sudo` passes a signal on to what it runs, but not the one that ends every program.
    @Test
    void shouldEndWhatItGivesUpThoughItRunsAsRootAndTakesNoHint() throws Exception {
        assumeThat(Path.of("/usr/bin/sudo")).as("Debian's sudo").exists();
        String stubborn = "/etc/millrace/stubborn";
        SshHost desk = host("desk", "desk", List.of(stubborn), "sudo -n timeout -k 1");
        SshCall call = new SshCall(null, new Words(List.of(Template.of(stubborn, Scope.of(Set.of())))));
        assertThatThrownBy(() -> desk.change(call, Run.of(Requests.automatic(7, "test", "sender", "anna")))
                        .block(Duration.ofSeconds(20)))
                .isInstanceOfSatisfying(
                        ConnectorAway.class,
                        away -> assertThat(away.isUnanswered()).isTrue());
        long began = Long.parseLong(host.there("cat", "/run/stubborn"));
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        ProcessHandle.of(began).filter(ProcessHandle::isAlive).isEmpty());
    }

    private static Execute software(long ticket, String target) {
        Execute plain = Requests.consented(ticket, "install-software", target, "anna", Consent.MANAGER, "ben");
        return Requests.agreedTo(
                plain,
                AgreedContent.of(
                        plain.runbook(),
                        plain.target(),
                        Map.of(),
                        plain.requester(),
                        AgreedContent.ofPlan(text("install-software"))));
    }

    private static String version(String name) throws Exception {
        return host.there("dpkg-query", "--show", "--showformat=${Version}", name);
    }
}
