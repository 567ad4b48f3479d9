package dev.millrace.remediation.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.exchange.ExchangeActions;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.testing.FaultMatrix;
import dev.millrace.remediation.testing.FaultPlan;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.ShippedRunbooks;
import dev.millrace.remediation.worker.TestDesk;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every runbook of docs/linux, held to what the shipped ones are held to.
class LinuxRunbooksTest {
    private static final FaultPlan FAULTS = new FaultPlan();
    private static final GuardSettings GUARD = new GuardSettings(
            Duration.ofMillis(500), 1, Duration.ofMillis(1), 100, 100, 100, Duration.ofSeconds(1), 1, 32);

    private static FakeLinux linux;
    private static FakeLinux tools;
    private static TestDesk desk;
    private static FaultMatrix matrix;
    private static long tickets;

    /// Which runbook.
    enum Case {
        DEVICE("remediate-device", "remediate-device"),
        APT("install-software", "install-software"),
        DNF("install-software-dnf", "by-dnf");

        private final String file;
        private final String id;

        Case(String file, String id) {
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

        Execute request() {
            return this == DEVICE ? Requests.automatic(++tickets, id, "lt-0815", "anna") : request("hello");
        }

        Execute request(String target) {
            return Requests.agreedOn(Requests.consented(++tickets, id, target, "anna", Consent.MANAGER, "ben"), text());
        }

        /// Two files of the same runbook cannot be in force at once.
        Runbook runbook(ExchangeActions<SshCall> actions) {
            return ShippedRunbooks.of(file + ".yaml", text(), actions);
        }

        private String text() {
            try {
                String text = Files.readString(Path.of("../docs/linux/" + file + ".yaml"));
                return text.replaceFirst("(?m)^id: .*$", "id: " + id);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @BeforeAll
    static void start() {
        linux = new FakeLinux("linux", FAULTS, GUARD);
        tools = new FakeLinux("tools", FAULTS, GUARD);
        ExchangeActions<SshCall> actions =
                new ExchangeActions<>(new SshDialect(Map.of("linux", linux, "tools", tools)));
        desk = new TestDesk(linux, tools);
        List<Runbook> runbooks = new ArrayList<>();
        for (Case each : Case.values()) {
            runbooks.add(each.runbook(actions));
        }
        desk.worker(runbooks.toArray(Runbook[]::new));
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
        matrix.leavesNothingHalfDoneUnsaid(each::request, each.wanted());
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
