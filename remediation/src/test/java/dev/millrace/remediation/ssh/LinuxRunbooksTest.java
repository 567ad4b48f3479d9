package dev.millrace.remediation.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.dialogue.ExchangeActions;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.testing.FaultMatrix;
import dev.millrace.remediation.testing.FaultPlan;
import dev.millrace.remediation.testing.InterruptionMatrix;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.ShippedRunbooks;
import dev.millrace.remediation.testing.SystemContract;
import dev.millrace.remediation.worker.TestDesk;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every variant for Linux, held to what the shipped ones are held to.
class LinuxRunbooksTest implements SystemContract {
    private static final FaultPlan FAULTS = new FaultPlan();
    private static final GuardSettings GUARD = new GuardSettings(
            Duration.ofMillis(500), 1, Duration.ofMillis(1), 100, 100, 100, Duration.ofSeconds(1), 1, 32);

    private static final Map<Case, Runbook> RUNBOOKS = new EnumMap<>(Case.class);

    private static FakeLinux linux;
    private static FakeLinux tools;
    private static TestDesk desk;
    private static FaultMatrix matrix;
    private static InterruptionMatrix interruptions;
    private static long tickets;

    /// Which runbook.
    enum Case {
        DEVICE("linux-devices", "remediate-device", "remediate-device"),
        APT("apt", "install-software", "install-software"),
        DNF("dnf", "install-software", "by-dnf");

        private final String variant;
        private final String file;
        private final String id;

        Case(String variant, String file, String id) {
            this.variant = variant;
            this.file = file;
            this.id = id;
        }

        /// What must be so at the end.
        Map<String, String> wanted() {
            return switch (this) {
                case DEVICE ->
                    Map.of(
                            "lists",
                            "fresh",
                            "updates",
                            "none",
                            "automatic",
                            "on",
                            "signatures",
                            "fresh",
                            "firewall",
                            "on");
                case APT, DNF -> Map.of("hello", "installed");
            };
        }

        /// The steps that cannot be taken back.
        Set<String> oneWay() {
            return this == DEVICE
                    ? Set.of(
                            "refresh-package-lists",
                            "install-updates",
                            "switch-on-automatic-updates",
                            "refresh-signatures",
                            "start-firewall")
                    : Set.of();
        }

        Execute request() {
            return request(this == DEVICE ? "lt-0815" : "hello");
        }

        Execute request(String target) {
            return this == DEVICE ? Requests.automatic(++tickets, id, target, "anna") : software(target);
        }

        private Execute software(String target) {
            return Requests.agreedOn(Requests.consented(++tickets, id, target, "anna", Consent.MANAGER, "ben"), text());
        }

        /// Two files of the same runbook cannot be in force at once.
        Runbook runbook(ExchangeActions<SshCall> actions) {
            return ShippedRunbooks.of(file + ".yaml", text(), actions);
        }

        private String text() {
            return ShippedRunbooks.variant(variant, file).replaceFirst("(?m)^id: .*$", "id: " + id);
        }
    }

    @BeforeAll
    static void start() {
        linux = new FakeLinux("linux", FAULTS, GUARD);
        tools = new FakeLinux("tools", FAULTS, GUARD);
        ExchangeActions<SshCall> actions =
                new ExchangeActions<>(new SshDialect(Map.of("linux", linux, "tools", tools)));
        desk = new TestDesk(linux, tools);
        for (Case each : Case.values()) {
            RUNBOOKS.put(each, each.runbook(actions));
        }
        matrix = new FaultMatrix(FAULTS, desk, new FaultMatrix.Scene() {
            @Override
            public void reset() {
                linux.reset();
                tools.reset();
            }

            @Override
            public Map<String, String> state() {
                Map<String, String> both = linux.state();
                both.put("hello", tools.state().get("hello"));
                return both;
            }
        });
        interruptions =
                new InterruptionMatrix(desk, matrix.scene(), RUNBOOKS.values().toArray(Runbook[]::new));
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
        return RUNBOOKS.entrySet().stream().map(LinuxRunbooksTest::subject);
    }

    private static Subject subject(Map.Entry<Case, Runbook> each) {
        boolean device = each.getKey() == Case.DEVICE;
        return new Subject(
                device ? Kind.DEVICES : Kind.SOFTWARE,
                each.getValue(),
                each.getKey()::request,
                device ? "lt-0815" : "hello",
                device ? "lt-9999" : "goodbye",
                each.getKey().wanted(),
                false);
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @ParameterizedTest
    @EnumSource
    void shouldDoWhatItIsFor(Case each) throws IOException {
        matrix.succeeds(each::request, each.wanted());
    }

    @ParameterizedTest
    @EnumSource
    void shouldGoOnAfterEachExchangeThatMayPass(Case each) throws IOException {
        matrix.goesOnAfterEachExchangeThatMayPass(each::request, each.wanted());
    }

    @ParameterizedTest
    @EnumSource
    void shouldLeaveNothingHalfDoneUnsaidWhereItIsRefused(Case each) throws IOException {
        matrix.leavesNothingHalfDoneUnsaid(each::request, each.wanted(), each.oneWay());
    }

    @ParameterizedTest
    @EnumSource
    void shouldGoOnThoughAStepIsNotAnsweredInTime(Case each) throws IOException {
        interruptions.goesOnThoughAStepIsOverdue(interrupted(each));
    }

    @ParameterizedTest
    @EnumSource
    void shouldGoOnThoughAWorkerIsKilledInAStep(Case each) throws IOException {
        interruptions.goesOnThoughAWorkerIsKilled(interrupted(each));
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayWhatStaysThoughTakingBackIsNotAnsweredInTime(Case each) throws IOException {
        interruptions.saysWhatStaysThoughTakingBackIsOverdue(interrupted(each));
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayWhatStaysThoughAWorkerIsKilledInTakingBack(Case each) throws IOException {
        interruptions.saysWhatStaysThoughAWorkerIsKilled(interrupted(each));
    }

    private static InterruptionMatrix.Subject interrupted(Case each) {
        return new InterruptionMatrix.Subject(
                Objects.requireNonNull(RUNBOOKS.get(each)), each::request, each.wanted(), each.oneWay());
    }

    @Test
    void shouldTouchNoDeviceOfSomebodyElse() {
        linux.reset();
        Map<String, String> before = linux.state();
        Execute request = desk.ask(Requests.automatic(++tickets, "remediate-device", "lt-0815", "chloe"));
        assertThat(((Failed) desk.end(request)).reason()).isEqualTo("lt-0815 is not a device of chloe@acme.example");
        assertThat(linux.state()).isEqualTo(before);
    }

    /// To a package manager a name may be a list of names, a pattern, another version, or an order to remove.
    @ParameterizedTest
    @ValueSource(strings = {"hello-", "hello+", "@development", "(hello)", "hello world", "*"})
    void shouldInstallNothingByANameThatIsNone(String target) {
        for (Case runbook : List.of(Case.APT, Case.DNF)) {
            tools.reset();
            Map<String, String> before = tools.state();
            RemediationOutcome end = desk.end(desk.ask(runbook.request(target)));
            assertThat(((Failed) end).reason()).as("not for what was agreed to").doesNotContain("agreed");
            assertThat(tools.state()).isEqualTo(before);
        }
    }
}
