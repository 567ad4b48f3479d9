package dev.millrace.remediation.runbook.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.account.AccountActions;
import dev.millrace.remediation.action.ActionSource;
import dev.millrace.remediation.action.Configured;
import dev.millrace.remediation.connector.Connector;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.exchange.ExchangeActions;
import dev.millrace.remediation.files.FileActions;
import dev.millrace.remediation.files.FileSettings;
import dev.millrace.remediation.files.FileShares;
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
import dev.millrace.remediation.reference.Secrets;
import dev.millrace.remediation.reference.VaultSettings;
import dev.millrace.remediation.runbook.DryRun;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.secret.SecretActions;
import dev.millrace.remediation.secret.SecretStore;
import dev.millrace.remediation.secret.TestSecrets;
import dev.millrace.remediation.testing.FakeSystems;
import dev.millrace.remediation.testing.FaultMatrix;
import dev.millrace.remediation.testing.FaultPlan;
import dev.millrace.remediation.testing.FaultPlan.Kind;
import dev.millrace.remediation.testing.FaultyDisk;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.ShippedRunbooks;
import dev.millrace.remediation.testing.TestDirectory;
import dev.millrace.remediation.worker.TestDesk;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationOutcome.Leftover;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
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
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.FileSystemUtils;

/// Every shipped runbook against systems of its kind, with each of its exchanges going wrong in turn: before
/// anything happened, refused, and after it had happened.
class ShippedRunbooksTest {
    private static final FaultPlan FAULTS = new FaultPlan();
    private static final Guards GUARDS = new Guards(new SimpleMeterRegistry());
    /// One failure must not open a breaker, and is not tried again within the guard: the run itself must cope.
    private static final GuardSettings GUARD = new GuardSettings(
            Duration.ofSeconds(5), 1, Duration.ofMillis(1), 100, 100, 100, Duration.ofSeconds(1), 1, 32);

    private static FakeSystems systems;
    private static TestDirectory company;
    private static Directory directory;
    private static TestDesk desk;
    private static FileShares shares;
    private static final Map<String, Runbook> RUNBOOKS = new TreeMap<>();
    private static long tickets;

    @TempDir
    private static Path disk;

    /// What is asked for, and what must be so at the end.
    enum Case {
        UNLOCK("unlock-account", "sender"),
        RESET_PASSWORD("reset-password", "sender"),
        GRANT("grant-group-access", "finance-reports"),
        VPN_PROFILE("reset-vpn-profile", "sender"),
        VPN_CERTIFICATE("renew-vpn-certificate", "sender"),
        QUOTA("raise-mailbox-quota", "sender"),
        QUARANTINE("quarantine-message", "Your parcel <1>"),
        MFA("reset-mfa", "sender"),
        SOFTWARE("install-software", "7-Zip"),
        DEVICE("remediate-device", "LT-0815"),
        PRINT("restart-print-queue", "HP-3-West"),
        FILE("restore-file", "F:\\Q3\\report.xlsx");

        private final String runbook;
        private final String target;

        Case(String runbook, String target) {
            this.runbook = runbook;
            this.target = target;
        }

        Execute request() {
            tickets++;
            return switch (this) {
                case GRANT -> Requests.consented(tickets, runbook, target, "anna", Consent.GROUP_OWNER, "ben");
                case MFA ->
                    Requests.agreed(tickets, runbook, target, "anna", 2, "ben@acme.example", "director@acme.example");
                case SOFTWARE, FILE -> Requests.consented(tickets, runbook, target, "anna", Consent.MANAGER, "ben");
                default -> Requests.automatic(tickets, runbook, target, "anna");
            };
        }

        Map<String, String> wanted() {
            return switch (this) {
                case UNLOCK -> Map.of("locked", "false");
                case RESET_PASSWORD -> Map.of("locked", "false", "must-change", "true");
                case GRANT -> Map.of("in-group", "true");
                case VPN_PROFILE -> Map.of("profile", "2");
                case VPN_CERTIFICATE -> Map.of("serial", "4712");
                case QUOTA -> Map.of("quota", "3072");
                case QUARANTINE -> Map.of("quarantined", "true");
                case MFA -> Map.of("methods", "");
                case SOFTWARE -> Map.of("member", "true");
                case DEVICE -> Map.of("compliance", "compliant", "synced", "2026-11-20T12:00:00Z");
                case PRINT -> Map.of("queue", "idle", "stuck-job", "");
                case FILE -> Map.of("file", "newer", "file-before", "kept");
            };
        }
    }

    @BeforeAll
    static void start() throws IOException {
        systems = new FakeSystems(FAULTS);
        company = new TestDirectory(FAULTS);
        directory = company.connector(GUARD);
        Files.createDirectories(disk.resolve("live"));
        for (String snapshot : List.of("2026-11-01", "2026-11-02")) {
            Files.createDirectories(disk.resolve("snapshots/" + snapshot + "/Q3"));
        }
        Files.writeString(disk.resolve("snapshots/2026-11-01/Q3/report.xlsx"), "older");
        Files.writeString(disk.resolve("snapshots/2026-11-02/Q3/report.xlsx"), "newer");
        Path server = new FaultyDisk(FAULTS, disk).wrapPath(disk);
        shares = new FileShares(
                new FileSettings(
                        Map.of(
                                "finance",
                                new FileSettings.Share(
                                        server.resolve("live"), server.resolve("snapshots"), List.of("F:"))),
                        1000,
                        GUARD),
                GUARDS);
        Map<String, HttpSystem> http = new TreeMap<>();
        for (String name : List.of("vpn", "mail")) {
            http.put(
                    name,
                    new HttpSystem(
                            name,
                            new HttpSystemSettings(systems.url(), "/", null, null, null, null, null, null, GUARD),
                            new Secrets(VaultSettings.none()),
                            GUARDS,
                            Clock.systemUTC()));
        }
        http.put("graph", systems.graph().system(GUARD, GUARDS, Clock.systemUTC()));
        List<Connector> connectors = new ArrayList<>(http.values());
        PrintServer printers = new PrintServer(
                systems.url(),
                new PrintSettings(systems.url(), "millrace", null, GUARD),
                new Secrets(VaultSettings.none()),
                GUARDS);
        connectors.add(printers);
        connectors.add(directory);
        connectors.add(shares);
        desk = new TestDesk(connectors.toArray(Connector[]::new));
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
        for (Case each : Case.values()) {
            RUNBOOKS.put(each.runbook, ShippedRunbooks.runbook(each.runbook, enforcement::objection, actions));
        }
        desk.worker(RUNBOOKS.values().toArray(Runbook[]::new));
    }

    @AfterAll
    static void stop() {
        desk.close();
        directory.close();
        shares.close();
        systems.close();
        company.close();
    }

    @BeforeEach
    void reset() throws IOException {
        FAULTS.plan(Kind.NONE, 0);
        systems.reset();
        company.lock("anna");
        company.replace("anna", "pwdReset");
        company.leave("finance-reports", "anna");
        FileSystemUtils.deleteRecursively(disk.resolve("live/Q3"));
        Files.createDirectory(disk.resolve("live/Q3"));
        Files.writeString(disk.resolve("live/Q3/report.xlsx"), "spoilt");
    }

    @ParameterizedTest
    @EnumSource
    void shouldDoWhatItIsFor(Case each) throws IOException {
        matrix().succeeds(each::request, each.wanted());
    }

    @ParameterizedTest
    @EnumSource
    void shouldGoOnAfterEachExchangeThatMayPass(Case each) throws IOException {
        matrix().goesOnAfterEachExchangeThatMayPass(each::request, each.wanted());
    }

    @ParameterizedTest
    @EnumSource
    void shouldLeaveNothingHalfDoneUnsaidWhereItIsRefused(Case each) throws IOException {
        matrix().leavesNothingHalfDoneUnsaid(each::request, each.wanted());
    }

    @ParameterizedTest
    @EnumSource
    void shouldShowInADryRunWhatWouldChangeIntoWhat(Case each) {
        Map<String, String> before = state();
        DryRun.Report report =
                DryRun.of(RUNBOOKS.get(each.runbook), each.request()).block(Duration.ofSeconds(20));
        assertThat(report.steps())
                .as("%s", report)
                .filteredOn(finding -> finding.verdict() == DryRun.Verdict.WOULD_CHANGE)
                .isNotEmpty()
                .allSatisfy(finding -> {
                    assertThat(finding.before()).isNotBlank().doesNotContain("yet so");
                    assertThat(finding.after()).isNotBlank().isNotEqualTo(finding.before());
                });
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void shouldShowInADryRunHowLargeAMailboxWouldBe() {
        assertThat(DryRun.of(RUNBOOKS.get("raise-mailbox-quota"), Case.QUOTA.request())
                        .block(Duration.ofSeconds(20))
                        .steps())
                .last()
                .extracting(DryRun.Finding::detail)
                .isEqualTo("the mailbox anna@acme.example has 2048 MiB → the mailbox anna@acme.example has 3072 MiB");
    }

    @Test
    void shouldTellHowLargeAMailboxWasAndIsThatCannotBeMadeSmallerAgain() throws IOException {
        int proof = matrix().succeeds(Case.QUOTA::request, Case.QUOTA.wanted());
        reset();
        systems.put("quota-shrinks", "false");
        FAULTS.plan(Kind.REFUSED, proof);
        Execute request = desk.ask(Case.QUOTA.request());
        Failed failed = (Failed) desk.end(request);
        assertThat(failed.undone()).isFalse();
        assertThat(failed.left())
                .containsExactly(new Leftover(
                        "raise-quota",
                        "the mailbox anna@acme.example has 2048 MiB",
                        "the mailbox anna@acme.example has 3072 MiB",
                        "mail refused it (400)"));
        assertThat(desk.journal(request)).endsWith("raise-quota stuck");
    }

    @Test
    void shouldTellWhichSecondFactorsThereWereAndThatThereAreNoneAnyMore() throws IOException {
        int proof = matrix().succeeds(Case.MFA::request, Case.MFA.wanted());
        reset();
        FAULTS.plan(Kind.REFUSED, proof);
        assertThat(((Failed) desk.end(desk.ask(Case.MFA.request()))).left())
                .containsExactly(new Leftover(
                        "remove-methods",
                        "there are second factors: phoneMethods, microsoftAuthenticatorMethods",
                        "there is no second factor",
                        "a removed factor cannot be put back; a new one must be registered"));
    }

    private FaultMatrix matrix() {
        return new FaultMatrix(FAULTS, desk, new FaultMatrix.Scene() {
            @Override
            public void reset() throws IOException {
                ShippedRunbooksTest.this.reset();
            }

            @Override
            public Map<String, String> state() {
                return ShippedRunbooksTest.state();
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "restore-file,../../etc/passwd",
        "restore-file,/etc/passwd",
        "restore-file,F:\\..\\..\\etc\\passwd",
        "install-software,7-Zip' or 1 eq 1 or 'a' eq '",
        "remediate-device,LT-0815' or deviceName ne '",
        "install-software,sender",
        "quarantine-message,Your parcel <2>",
        "reset-vpn-profile,../ben",
        "restart-print-queue,../jobs",
        "restart-print-queue,HP-3-West/../HP-4",
    })
    void shouldRefuseTargetsThatMeanSomethingElse(String runbook, String target) {
        Map<String, String> before = state();
        Execute request = List.of("install-software", "restore-file").contains(runbook)
                ? Requests.consented(++tickets, runbook, target, "anna", Consent.MANAGER, "ben")
                : Requests.automatic(++tickets, runbook, target, "anna");
        assertThat(desk.end(desk.ask(request))).isInstanceOf(Failed.class);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void shouldDoNothingOfHighRiskWithOnePersonsAgreement() {
        Map<String, String> before = state();
        Execute one = Requests.agreed(++tickets, "reset-mfa", "sender", "anna", 1, "ben@acme.example");
        assertThat(((Failed) desk.end(desk.ask(one))).reason())
                .isEqualTo("its risk is high: it never runs unless two different people agree");
        Execute himself = Requests.automatic(++tickets, "reset-mfa", "sender", "anna");
        assertThat(desk.end(desk.ask(himself))).isInstanceOf(Failed.class);
        Execute twice =
                Requests.agreed(++tickets, "reset-mfa", "sender", "anna", 2, "ben@acme.example", "ben@private.example");
        assertThat(((Failed) desk.end(desk.ask(twice))).reason()).contains("ben agreed twice, by two addresses");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void shouldDoNothingThatNobodyKnowsTheContentOf() {
        Map<String, String> before = state();
        Execute unknown = Requests.consented(++tickets, "install-software", "7-Zip", "anna", Consent.MANAGER, "ben");
        assertThat(((Failed) desk.end(desk.ask(Requests.agreedTo(unknown, null)))).reason())
                .isEqualTo("it needs consent, and it is not known what was agreed to");
        assertThat(state()).isEqualTo(before);
    }

    /// Protection and ownership are looked at where the account is located: nothing may come before it.
    @Test
    void shouldBeginWithLocatingTheAccountWhereverOneIsTheTarget() {
        Sources.shipped().forEach((file, text) -> {
            if (text.contains("type: account")) {
                assertThat(text.substring(text.indexOf("steps:")))
                        .as(file)
                        .containsPattern("^steps:\\s+- name: \\S+\\s+action: directory.locate-account\\s");
            }
        });
    }

    private static Map<String, String> state() {
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

    private static boolean isAnywhere(String content) {
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
