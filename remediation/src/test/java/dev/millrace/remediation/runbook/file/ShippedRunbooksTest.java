package dev.millrace.remediation.runbook.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.runbook.DryRun;
import dev.millrace.remediation.testing.FaultPlan.Kind;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.worker.TestDesk;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationOutcome.Leftover;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Every shipped runbook against systems of its kind, with each of its exchanges going wrong in turn: before
/// anything happened, refused, and after it had happened.
class ShippedRunbooksTest {
    @TempDir
    private static Path disk;

    private static ShippedScene scene;
    private static TestDesk desk;
    /// Apart from those of [ShippedCase].
    private static long ticket = 1_000_000;

    @BeforeAll
    static void start() throws IOException {
        scene = new ShippedScene(disk, Duration.ofMillis(900));
        desk = scene.desk();
        desk.worker(scene.runbooks());
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @BeforeEach
    void reset() throws IOException {
        scene.reset();
    }

    @ParameterizedTest
    @EnumSource
    void shouldDoWhatItIsFor(ShippedCase each) throws IOException {
        scene.matrix().succeeds(each::request, each.wanted());
    }

    @ParameterizedTest
    @EnumSource
    void shouldGoOnAfterEachExchangeThatMayPass(ShippedCase each) throws IOException {
        scene.matrix().goesOnAfterEachExchangeThatMayPass(each::request, each.wanted());
    }

    @ParameterizedTest
    @EnumSource
    void shouldLeaveNothingHalfDoneUnsaidWhereItIsRefused(ShippedCase each) throws IOException {
        scene.matrix().leavesNothingHalfDoneUnsaid(each::request, each.wanted(), each.oneWay());
    }

    @ParameterizedTest
    @EnumSource
    void shouldShowInADryRunWhatWouldChangeIntoWhat(ShippedCase each) {
        Map<String, String> before = scene.state();
        DryRun.Report report = DryRun.of(scene.runbook(each), each.request()).block(Duration.ofSeconds(20));
        assertThat(report.steps())
                .as("%s", report)
                .filteredOn(finding -> finding.verdict() == DryRun.Verdict.WOULD_CHANGE)
                .isNotEmpty()
                .allSatisfy(finding -> {
                    assertThat(finding.before()).isNotBlank().doesNotContain("yet so");
                    assertThat(finding.after()).isNotBlank().isNotEqualTo(finding.before());
                });
        assertThat(scene.state()).isEqualTo(before);
    }

    @Test
    void shouldShowInADryRunHowLargeAMailboxWouldBe() {
        assertThat(DryRun.of(scene.runbook(ShippedCase.QUOTA), ShippedCase.QUOTA.request())
                        .block(Duration.ofSeconds(20))
                        .steps())
                .last()
                .extracting(DryRun.Finding::detail)
                .isEqualTo("the mailbox anna@acme.example has 2048 MiB → the mailbox anna@acme.example has 3072 MiB");
    }

    @Test
    void shouldTellHowLargeAMailboxWasAndIsThatCannotBeMadeSmallerAgain() throws IOException {
        int proof = scene.matrix().succeeds(ShippedCase.QUOTA::request, ShippedCase.QUOTA.wanted());
        reset();
        scene.systems().put("quota-shrinks", "false");
        scene.faults().plan(Kind.REFUSED, proof);
        Execute request = desk.ask(ShippedCase.QUOTA.request());
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
    void shouldTellWhichStuckJobsAreGoneWhereTheOthersCouldNotBeCancelled() {
        scene.systems().put("stuck-job", "11,12");
        scene.systems().put("kept-job", "12");
        Execute request = desk.ask(ShippedCase.PRINT.request());
        Failed failed = (Failed) desk.end(request);
        assertThat(failed.reason()).isEqualTo("the print server refused it (status 0x0403)");
        assertThat(failed.left())
                .containsExactly(new Leftover(
                        "cancel-stuck-jobs",
                        "stuck is job [11, 12]",
                        "stuck is job [12]",
                        "a cancelled job must be sent again; stuck is job [11, 12]"));
    }

    @Test
    void shouldTellWhichSecondFactorsThereWereAndThatThereAreNoneAnyMore() throws IOException {
        int proof = scene.matrix().succeeds(ShippedCase.MFA::request, ShippedCase.MFA.wanted());
        reset();
        scene.faults().plan(Kind.REFUSED, proof);
        assertThat(((Failed) desk.end(desk.ask(ShippedCase.MFA.request()))).left())
                .singleElement()
                .satisfies(left -> {
                    assertThat(left.step()).isEqualTo("remove-methods");
                    assertThat(left.before())
                            .startsWith("there are second factors: ")
                            .contains("phoneMethods", "microsoftAuthenticatorMethods");
                    assertThat(left.now()).startsWith("there is no second factor to be removed; what stays: ");
                    assertThat(left.reason())
                            .isEqualTo("a removed factor cannot be put back; a new one must be registered");
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
        Map<String, String> before = scene.state();
        Execute request = List.of("install-software", "restore-file").contains(runbook)
                ? Requests.consented(++ticket, runbook, target, "anna", Consent.MANAGER, "ben")
                : Requests.automatic(++ticket, runbook, target, "anna");
        assertThat(desk.end(desk.ask(request))).isInstanceOf(Failed.class);
        assertThat(scene.state()).isEqualTo(before);
    }

    @Test
    void shouldDoNothingOfHighRiskWithOnePersonsAgreement() {
        Map<String, String> before = scene.state();
        Execute one = Requests.agreed(++ticket, "reset-mfa", "sender", "anna", 1, "ben@acme.example");
        assertThat(((Failed) desk.end(desk.ask(one))).reason())
                .isEqualTo("its risk is high: it never runs unless two different people agree");
        Execute himself = Requests.automatic(++ticket, "reset-mfa", "sender", "anna");
        assertThat(desk.end(desk.ask(himself))).isInstanceOf(Failed.class);
        Execute twice =
                Requests.agreed(++ticket, "reset-mfa", "sender", "anna", 2, "ben@acme.example", "ben@private.example");
        assertThat(((Failed) desk.end(desk.ask(twice))).reason()).contains("ben agreed twice, by two addresses");
        assertThat(scene.state()).isEqualTo(before);
    }

    @Test
    void shouldDoNothingThatNobodyKnowsTheContentOf() {
        Map<String, String> before = scene.state();
        Execute unknown = Requests.consented(++ticket, "install-software", "7-Zip", "anna", Consent.MANAGER, "ben");
        assertThat(((Failed) desk.end(desk.ask(Requests.agreedTo(unknown, null)))).reason())
                .isEqualTo("it needs consent, and it is not known what was agreed to");
        assertThat(scene.state()).isEqualTo(before);
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
}
