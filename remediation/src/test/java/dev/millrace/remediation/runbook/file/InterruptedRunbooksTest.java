package dev.millrace.remediation.runbook.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.runbook.Step;
import dev.millrace.remediation.testing.Interruption.Kind;
import dev.millrace.remediation.testing.InterruptionMatrix;
import dev.millrace.remediation.testing.InterruptionMatrix.Subject;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every change of every shipped runbook, cut short in the middle.
class InterruptedRunbooksTest {
    private static final Duration PHASE = Duration.ofMillis(900);
    private static final Set<Kind> BREAKS = EnumSet.of(Kind.BREAKS_BEFORE, Kind.BREAKS_AFTER);

    @TempDir
    private static Path disk;

    private static ShippedScene scene;
    private static InterruptionMatrix matrix;

    @BeforeAll
    static void start() throws IOException {
        scene = new ShippedScene(disk, PHASE);
        matrix = new InterruptionMatrix(scene.desk(), scene, scene.runbooks());
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @ParameterizedTest
    @EnumSource
    void shouldGoOnThoughAStepIsNotAnsweredInTime(ShippedCase each) throws IOException {
        matrix.goesOnThoughAStepIsOverdue(subject(each));
    }

    @ParameterizedTest
    @EnumSource
    void shouldGoOnThoughAWorkerIsKilledInAStep(ShippedCase each) throws IOException {
        matrix.goesOnThoughAWorkerIsKilled(subject(each));
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayWhatStaysThoughTakingBackIsNotAnsweredInTime(ShippedCase each) throws IOException {
        matrix.saysWhatStaysThoughTakingBackIsOverdue(subject(each));
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayWhatStaysThoughAWorkerIsKilledInTakingBack(ShippedCase each) throws IOException {
        matrix.saysWhatStaysThoughAWorkerIsKilled(subject(each));
    }

    private static Subject subject(ShippedCase each) {
        return new Subject(
                scene.runbook(each),
                each::request,
                each.wanted(),
                each.oneWay(),
                each == ShippedCase.VPN_CERTIFICATE
                        ? (left, now) -> assertThat(left.getFirst().now()).contains(now.get("serial"))
                        : (left, now) -> {});
    }

    /// The directory knows an account again by its number; the mail server knows it by its address alone.
    @Test
    void shouldTakeBackUnderTheNameThatAnAccountHadAndNotGoOnUnderAnother() throws IOException {
        Execute request = killedAfterRaisingTheQuota(2_000_000);
        scene.company().replace("anna", "mail", "anna.braun@acme.example", "anna@acme.example");
        matrix.takeUp();
        try {
            Failed failed = (Failed) scene.desk().endWithoutPauses(request);
            assertThat(failed.reason())
                    .isEqualTo("the account is called anna (anna.braun@acme.example) now,"
                            + " and it was begun on anna (anna@acme.example)");
            assertThat(failed.undone()).isTrue();
            assertThat(scene.state()).containsEntry("quota", "2048");
            assertThat(scene.systems().requests()).noneMatch(asked -> asked.contains("braun"));
        } finally {
            scene.company().replace("anna", "mail", "anna@acme.example");
        }
    }

    /// Somebody else has the address by now, and with it the mailbox.
    @Test
    void shouldNotTakeBackUnderANameThatIsAnothersByNow() throws IOException {
        Execute request = killedAfterRaisingTheQuota(2_000_001);
        scene.company().replace("anna", "mail", "anna.braun@acme.example");
        scene.company().replace("ben", "mail", "anna@acme.example");
        matrix.takeUp();
        try {
            Failed failed = (Failed) scene.desk().endWithoutPauses(request);
            assertThat(failed.undone()).isFalse();
            assertThat(failed.left())
                    .singleElement()
                    .satisfies(left -> assertThat(left.reason())
                            .endsWith("anna@acme.example, as it was called then, is ben's by now)"));
            assertThat(scene.state()).containsEntry("quota", "3072");
        } finally {
            scene.company().replace("anna", "mail", "anna@acme.example");
            scene.company().replace("ben", "mail", "ben@acme.example");
        }
    }

    @Test
    void shouldLeaveAQuotaAsSomebodySetItMeanwhile() throws IOException {
        Execute request = killedAfterRaisingTheQuota(2_000_002);
        scene.systems().put("quota", "4096");
        matrix.takeUp();
        Failed failed = (Failed) scene.desk().endWithoutPauses(request);
        assertThat(failed.reason()).isEqualTo("not possible as things are: the mailbox anna@acme.example has 4096 MiB");
        assertThat(failed.undone()).isTrue();
        assertThat(scene.state()).containsEntry("quota", "4096");
    }

    private static Execute killedAfterRaisingTheQuota(long ticket) throws IOException {
        Execute request = Requests.automatic(ticket, "raise-mailbox-quota", "anna", "anna");
        matrix.killBehind("raise-quota", request);
        assertThat(scene.state()).containsEntry("quota", "3072");
        return request;
    }

    /// Steps on the ledger's own database make no exchange that could go wrong.
    @ParameterizedTest
    @EnumSource(names = "RESET_PASSWORD")
    void shouldGoOnThoughTheDatabaseBreaksInAStep(ShippedCase each) throws IOException {
        List<String> steps = scene.runbook(each).steps().stream()
                .filter(step -> step.connector().equals("ledger"))
                .map(Step::name)
                .toList();
        assertThat(steps).containsExactly("keep-password", "open-link");
        for (String step : steps) {
            for (Kind kind : BREAKS) {
                matrix.copesWith(subject(each), step, kind);
            }
        }
    }
}
