package dev.millrace.remediation.runbook.file;

import dev.millrace.remediation.account.AccountActions;
import dev.millrace.remediation.action.ActionSource;
import dev.millrace.remediation.action.Configured;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.credentials.VaultSettings;
import dev.millrace.remediation.dialogue.ExchangeActions;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.fileshare.FileActions;
import dev.millrace.remediation.fileshare.FileSettings;
import dev.millrace.remediation.fileshare.FileShares;
import dev.millrace.remediation.group.GroupActions;
import dev.millrace.remediation.http.HttpDialect;
import dev.millrace.remediation.http.HttpSettings.HttpSystemSettings;
import dev.millrace.remediation.http.HttpSystem;
import dev.millrace.remediation.policy.Enforcement;
import dev.millrace.remediation.policy.TestProtection;
import dev.millrace.remediation.printing.PrintActions;
import dev.millrace.remediation.printing.PrintServer;
import dev.millrace.remediation.printing.PrintSettings;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.secret.SecretActions;
import dev.millrace.remediation.secret.SecretStore;
import dev.millrace.remediation.secret.TestSecrets;
import dev.millrace.remediation.testing.FakeSystems;
import dev.millrace.remediation.testing.FaultMatrix;
import dev.millrace.remediation.testing.FaultPlan;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.ShippedRunbooks;
import dev.millrace.remediation.testing.SystemContract;
import dev.millrace.remediation.testing.TestDirectory;
import dev.millrace.remediation.worker.TestDesk;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/// The directory, the gateways, the print server and the file shares of the runbooks that come along.
/// Microsoft Graph is in `MicrosoftGraphTest`, OpenVPN in `OpenVpnRunbooksTest`, hosts by SSH in
/// `LinuxRunbooksTest`.
class ShippedSystemsTest implements SystemContract {
    private static final GuardSettings GUARD = new GuardSettings(
            Duration.ofSeconds(2), 1, Duration.ofMillis(1), 100, 100, 100, Duration.ofSeconds(1), 1, 32);
    private static final Map<String, Runbook> RUNBOOKS = new TreeMap<>();

    @TempDir
    private static Path disk;

    private static FakeSystems systems;
    private static TestDirectory company;
    private static Directory directory;
    private static FileShares shares;
    private static TestDesk desk;
    private static long tickets;

    @BeforeAll
    static void start() throws IOException {
        systems = new FakeSystems(new FaultPlan());
        company = new TestDirectory();
        directory = company.connector(GUARD);
        Guards guards = new Guards(new SimpleMeterRegistry());
        Path snapshot = Files.createDirectories(disk.resolve("snapshots/2026-11-02/Q3"));
        Files.writeString(snapshot.resolve("report.xlsx"), "newer");
        Files.createDirectories(disk.resolve("live"));
        shares = new FileShares(
                new FileSettings(
                        Map.of(
                                "finance",
                                new FileSettings.Share(disk.resolve("live"), disk.resolve("snapshots"), List.of("F:"))),
                        1_000,
                        GUARD),
                guards);
        HttpSystem vpn = gateway("vpn", guards);
        HttpSystem mail = gateway("mail", guards);
        PrintServer printers = new PrintServer(
                systems.url(),
                new PrintSettings(systems.url(), "millrace", null, GUARD),
                new Secrets(VaultSettings.none()),
                guards);
        desk = new TestDesk(directory, shares, vpn, mail, printers);
        SecretStore secrets = TestSecrets.store(desk.database());
        Enforcement enforcement = TestProtection.enforcement(directory);
        ActionSource[] actions = {
            new AccountActions(Configured.is(directory), Configured.is(enforcement), Configured.is(secrets)),
            new GroupActions(Configured.is(directory), Configured.is(enforcement)),
            new SecretActions(Configured.is(secrets)),
            new ExchangeActions<>(new HttpDialect(Map.of("vpn", vpn, "mail", mail))),
            new PrintActions(Configured.is(printers)),
            new FileActions(Configured.is(shares))
        };
        for (String id : List.of(
                "unlock-account",
                "reset-password",
                "grant-group-access",
                "reset-vpn-profile",
                "renew-vpn-certificate",
                "raise-mailbox-quota",
                "quarantine-message",
                "restart-print-queue",
                "restore-file")) {
            RUNBOOKS.put(id, ShippedRunbooks.runbook(id, enforcement::objection, actions));
        }
        desk.worker(RUNBOOKS.values().toArray(Runbook[]::new));
    }

    private static HttpSystem gateway(String name, Guards guards) {
        return new HttpSystem(
                name,
                new HttpSystemSettings(systems.url(), "/", null, null, null, null, null, null, GUARD),
                new Secrets(VaultSettings.none()),
                guards,
                Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        desk.close();
        directory.close();
        shares.close();
        systems.close();
        company.close();
    }

    @Override
    public TestDesk desk() {
        return desk;
    }

    @Override
    public Stream<Subject> subjects() {
        return Stream.of(
                subject(Kind.DIRECTORY, "unlock-account", "sender", "nobody", Map.of("locked", "false"), false),
                subject(Kind.DIRECTORY, "reset-password", "sender", "nobody", Map.of("must-change", "true"), true),
                new Subject(
                        Kind.DIRECTORY,
                        RUNBOOKS.get("grant-group-access"),
                        consented("grant-group-access", Consent.GROUP_OWNER),
                        "finance-reports",
                        "no-such-group",
                        Map.of("in-group", "true"),
                        false),
                subject(Kind.VPN, "reset-vpn-profile", "sender", "nobody", Map.of("profile", "2"), true),
                subject(Kind.VPN, "renew-vpn-certificate", "sender", "nobody", Map.of("serial", "4712"), true),
                subject(Kind.MAIL, "raise-mailbox-quota", "sender", "nobody", Map.of("quota", "3072"), true),
                subject(
                        Kind.MAIL,
                        "quarantine-message",
                        "Your parcel <1>",
                        "Your parcel <2>",
                        Map.of("quarantined", "true"),
                        false),
                subject(Kind.PRINT, "restart-print-queue", "HP-3-West", "HP-9", Map.of("queue", "idle"), false),
                new Subject(
                        Kind.FILES,
                        RUNBOOKS.get("restore-file"),
                        consented("restore-file", Consent.MANAGER),
                        "F:\\Q3\\report.xlsx",
                        "F:\\Q3\\none.xlsx",
                        Map.of("file", "newer"),
                        false));
    }

    private static Subject subject(
            Kind kind, String runbook, String target, String unknown, Map<String, String> wanted, boolean again) {
        return new Subject(
                kind,
                RUNBOOKS.get(runbook),
                asked -> Requests.automatic(++tickets, runbook, asked, "anna"),
                target,
                unknown,
                wanted,
                again);
    }

    private static Function<String, Execute> consented(String runbook, Consent consent) {
        return target -> Requests.consented(++tickets, runbook, target, "anna", consent, "ben");
    }

    @Override
    public FaultMatrix.Scene scene() {
        return new FaultMatrix.Scene() {
            @Override
            public void reset() throws IOException {
                systems.reset();
                company.lock("anna");
                company.replace("anna", "pwdReset");
                company.leave("finance-reports", "anna");
                FileSystemUtils.deleteRecursively(disk.resolve("live/Q3"));
                Files.writeString(Files.createDirectory(disk.resolve("live/Q3")).resolve("report.xlsx"), "spoilt");
            }

            @Override
            public Map<String, String> state() {
                Map<String, String> state = systems.state();
                state.put("locked", String.valueOf(company.isLocked("anna")));
                state.put("must-change", String.valueOf(company.mustChangePassword("anna")));
                state.put("in-group", String.valueOf(company.isMember("finance-reports", "anna")));
                try {
                    state.put("file", Files.readString(disk.resolve("live/Q3/report.xlsx")));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return state;
            }
        };
    }
}
