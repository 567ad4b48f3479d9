package dev.millrace.remediation.runbook.file;

import dev.millrace.remediation.account.AccountActions;
import dev.millrace.remediation.action.ActionSource;
import dev.millrace.remediation.action.Configured;
import dev.millrace.remediation.connector.Connector;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.credentials.VaultSettings;
import dev.millrace.remediation.dialogue.ExchangeActions;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.fileshare.FileActions;
import dev.millrace.remediation.fileshare.FileSettings;
import dev.millrace.remediation.fileshare.FileShares;
import dev.millrace.remediation.graph.GraphActions;
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
import dev.millrace.remediation.testing.FaultPlan.Kind;
import dev.millrace.remediation.testing.FaultyDisk;
import dev.millrace.remediation.testing.ShippedRunbooks;
import dev.millrace.remediation.testing.TestDirectory;
import dev.millrace.remediation.worker.TestDesk;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/// Systems of every kind that the runbooks that come along need, and a desk whose work they are.
final class ShippedScene implements FaultMatrix.Scene, AutoCloseable {
    /// One failure must not open a breaker, and is not tried again within the guard: the run itself must cope.
    private static final GuardSettings GUARD = new GuardSettings(
            Duration.ofSeconds(5), 1, Duration.ofMillis(1), 100, 100, 100, Duration.ofSeconds(1), 1, 32);

    private final Guards guards = new Guards(new SimpleMeterRegistry());
    private final FaultPlan faults = new FaultPlan();
    private final FakeSystems systems;
    private final TestDirectory company;
    private final Directory directory;
    private final TestDesk desk;
    private final FileShares shares;
    private final Map<String, Runbook> runbooks = new TreeMap<>();
    private final Path disk;

    /// @param disk an empty folder
    /// @param phase the limit of a step's phase
    ShippedScene(Path disk, Duration phase) throws IOException {
        this.disk = disk;
        systems = new FakeSystems(faults);
        company = new TestDirectory(faults);
        directory = company.connector(GUARD);
        Files.createDirectories(disk.resolve("live"));
        for (String snapshot : List.of("2026-11-01", "2026-11-02")) {
            Files.createDirectories(disk.resolve("snapshots/" + snapshot + "/Q3"));
        }
        Files.writeString(disk.resolve("snapshots/2026-11-01/Q3/report.xlsx"), "older");
        Files.writeString(disk.resolve("snapshots/2026-11-02/Q3/report.xlsx"), "newer");
        Path server = new FaultyDisk(faults, disk).wrapPath(disk);
        shares = new FileShares(
                new FileSettings(
                        Map.of(
                                "finance",
                                new FileSettings.Share(
                                        server.resolve("live"), server.resolve("snapshots"), List.of("F:"))),
                        1000,
                        GUARD),
                guards);
        Map<String, HttpSystem> http = new TreeMap<>();
        for (String name : List.of("vpn", "mail")) {
            http.put(
                    name,
                    new HttpSystem(
                            name,
                            new HttpSystemSettings(systems.url(), "/", null, null, null, null, null, null, GUARD),
                            new Secrets(VaultSettings.none()),
                            guards,
                            Clock.systemUTC()));
        }
        http.put("graph", systems.graph().system(GUARD, guards, Clock.systemUTC()));
        List<Connector> connectors = new ArrayList<>(http.values());
        PrintServer printers = new PrintServer(
                systems.url(),
                new PrintSettings(systems.url(), "millrace", null, GUARD),
                new Secrets(VaultSettings.none()),
                guards);
        connectors.add(printers);
        connectors.add(directory);
        connectors.add(shares);
        desk = new TestDesk(phase, connectors.toArray(Connector[]::new));
        SecretStore secrets = TestSecrets.store(desk.database());
        Enforcement enforcement = TestProtection.enforcement(directory);
        HttpDialect dialect = new HttpDialect(http);
        ActionSource[] actions = {
            new AccountActions(Configured.is(directory), Configured.is(enforcement), Configured.is(secrets)),
            new GroupActions(Configured.is(directory), Configured.is(enforcement)),
            new SecretActions(Configured.is(secrets)),
            new ExchangeActions<>(dialect),
            new GraphActions(dialect),
            new PrintActions(Configured.is(printers)),
            new FileActions(Configured.is(shares))
        };
        for (ShippedCase each : ShippedCase.values()) {
            runbooks.put(each.runbook(), ShippedRunbooks.runbook(each.runbook(), enforcement::objection, actions));
        }
    }

    FaultPlan faults() {
        return faults;
    }

    FakeSystems systems() {
        return systems;
    }

    TestDirectory company() {
        return company;
    }

    /// Without a worker.
    TestDesk desk() {
        return desk;
    }

    Runbook runbook(ShippedCase each) {
        return Objects.requireNonNull(runbooks.get(each.runbook()));
    }

    Runbook[] runbooks() {
        return runbooks.values().toArray(Runbook[]::new);
    }

    FaultMatrix matrix() {
        return new FaultMatrix(faults, desk, this);
    }

    @Override
    public void close() {
        desk.close();
        directory.close();
        shares.close();
        systems.close();
        company.close();
    }

    @Override
    public void reset() throws IOException {
        faults.plan(Kind.NONE, 0);
        systems.reset();
        company.lock("anna");
        company.replace("anna", "pwdReset");
        company.leave("finance-reports", "anna");
        FileSystemUtils.deleteRecursively(disk.resolve("live/Q3"));
        Files.createDirectory(disk.resolve("live/Q3"));
        Files.writeString(disk.resolve("live/Q3/report.xlsx"), "spoilt");
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
            state.put("file", "none");
        }
        state.put("file-before", isAnywhere("spoilt") ? "kept" : "lost");
        return state;
    }

    private boolean isAnywhere(String content) {
        try (Stream<Path> files = Files.list(disk.resolve("live/Q3"))) {
            for (Path file : files.toList()) {
                if (Files.readString(file).equals(content)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
