package dev.millrace.remediation.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.runbook.DryRun;
import dev.millrace.remediation.runbook.DryRun.Verdict;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.worker.TestDesk;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationOutcome.Deferred;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationOutcome.Succeeded;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/// What each kind of system must do for the runbooks that act on it, whichever system of its kind is there: a gateway
/// or OpenVPN, Microsoft Graph or hosts by SSH. What happens when an exchange goes wrong [FaultMatrix] tells.
public interface SystemContract {
    Duration LIMIT = Duration.ofSeconds(60);

    /// Kinds of systems.
    enum Kind {
        DIRECTORY,
        VPN,
        MAIL,
        SECOND_FACTORS,
        SOFTWARE,
        DEVICES,
        PRINT,
        FILES
    }

    /// A system of some kind, by a runbook that acts on it.
    ///
    /// @param request asks for the runbook on a target
    /// @param target that is there, and that the requester may have something done to
    /// @param unknown that is not there
    /// @param wanted what must be so at the end
    /// @param again whether a second run makes a further change, as a profile that is set up anew once more
    record Subject(
            Kind kind,
            Runbook runbook,
            Function<String, Execute> request,
            String target,
            String unknown,
            Map<String, String> wanted,
            boolean again) {
        Execute ask() {
            return request.apply(target);
        }
    }

    TestDesk desk();

    FaultMatrix.Scene scene();

    Stream<Subject> subjects();

    @TestFactory
    default Stream<DynamicContainer> shouldKeepTheContractOfItsKind() {
        return subjects()
                .map(subject -> DynamicContainer.dynamicContainer(
                        subject.kind() + " by " + subject.runbook().id(),
                        Stream.of(
                                test("is looked at without being changed", () -> isLookedAt(subject)),
                                test("shows a change once it is made", () -> showsAChange(subject)),
                                test("is not harmed by a second run", () -> isNotHarmed(subject)),
                                test("knows no target that is not there", () -> knowsNoOther(subject)),
                                test("is left alone by a run that is cancelled", () -> isLeftAlone(subject)))));
    }

    private static DynamicTest test(String name, Executable test) {
        return DynamicTest.dynamicTest(name, test);
    }

    private void isLookedAt(Subject subject) throws Exception {
        scene().reset();
        Map<String, String> before = scene().state();
        DryRun.Report report = DryRun.of(subject.runbook(), subject.ask()).block(LIMIT);
        assertThat(scene().state()).isEqualTo(before);
        assertThat(report.steps())
                .extracting(DryRun.Finding::verdict)
                .contains(Verdict.WOULD_CHANGE)
                .doesNotContain(Verdict.WOULD_FAIL, Verdict.WOULD_WAIT);
    }

    private void showsAChange(Subject subject) throws Exception {
        scene().reset();
        assertThat(scene().state().entrySet().containsAll(subject.wanted().entrySet()))
                .as("so before")
                .isFalse();
        assertThat(run(subject)).isInstanceOf(Succeeded.class);
        assertThat(scene().state()).containsAllEntriesOf(subject.wanted());
    }

    private void isNotHarmed(Subject subject) throws Exception {
        scene().reset();
        assertThat(run(subject)).isInstanceOf(Succeeded.class);
        Map<String, String> once = scene().state();
        switch (run(subject)) {
            case Succeeded _
            when subject.again() -> assertThat(scene().state().keySet()).isEqualTo(once.keySet());
            case Succeeded _ -> assertThat(scene().state()).isEqualTo(once);
            case Failed failed -> {
                assertThat(failed.reason()).isNotBlank();
                assertThat(scene().state()).isEqualTo(once);
            }
            case RemediationOutcome other -> throw new AssertionError("no end: " + other);
        }
    }

    private void knowsNoOther(Subject subject) throws Exception {
        scene().reset();
        Map<String, String> before = scene().state();
        RemediationOutcome end = desk().end(desk().ask(subject.request().apply(subject.unknown())));
        assertThat(end).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.reason()).isNotBlank().doesNotContain("defective");
            assertThat(failed.undone()).isTrue();
        });
        assertThat(scene().state()).isEqualTo(before);
    }

    private void isLeftAlone(Subject subject) throws Exception {
        scene().reset();
        Map<String, String> before = scene().state();
        String runbook = subject.runbook().id();
        desk().automation().stop("*", runbook, "chloe", "a look").block(LIMIT);
        Execute request = desk().ask(subject.ask());
        await().atMost(LIMIT).until(() -> desk().told(request).stream().anyMatch(Deferred.class::isInstance));
        desk().automation().cancel(request.runId(), "chloe").block(LIMIT);
        assertThat(desk().end(request))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).contains("was cancelled by chloe"));
        desk().automation().start("*", runbook, "chloe").block(LIMIT);
        assertThat(scene().state()).isEqualTo(before);
    }

    private RemediationOutcome run(Subject subject) {
        return desk().end(desk().ask(subject.ask()));
    }
}
