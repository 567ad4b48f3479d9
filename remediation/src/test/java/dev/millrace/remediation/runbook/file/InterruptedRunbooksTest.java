package dev.millrace.remediation.runbook.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Look;
import dev.millrace.remediation.runbook.Looked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Step;
import dev.millrace.remediation.testing.FaultMatrix;
import dev.millrace.remediation.testing.Interruption;
import dev.millrace.remediation.testing.Interruption.Kind;
import dev.millrace.remediation.testing.Interruption.Phase;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.worker.TestDesk;
import dev.millrace.remediation.worker.Worker;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationOutcome.Leftover;
import dev.millrace.tickets.remediation.RemediationOutcome.Succeeded;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

/// Every change of every shipped runbook, cut short in the middle: it takes longer than it may, or the worker is
/// killed between `begun` and `done`; forward, and on the way back from a step that is refused after all others.
class InterruptedRunbooksTest {
    private static final Duration PHASE = Duration.ofMillis(900);
    private static final Set<Kind> OVERDUE = EnumSet.of(Kind.OVERDUE_BEFORE, Kind.OVERDUE_AFTER);
    private static final Set<Kind> HANGS = EnumSet.of(Kind.HANGS_BEFORE, Kind.HANGS_AFTER);
    private static final Set<Kind> BREAKS = EnumSet.of(Kind.BREAKS_BEFORE, Kind.BREAKS_AFTER);
    private static final Interruption INTERRUPTION = new Interruption();

    @TempDir
    private static Path disk;

    private static ShippedScene scene;
    private static TestDesk desk;
    private static Runbook[] forward;
    private static Runbook[] refused;
    private static Worker worker;

    @BeforeAll
    static void start() throws IOException {
        scene = new ShippedScene(disk, PHASE);
        desk = scene.desk();
        forward = Stream.of(scene.runbooks()).map(INTERRUPTION::around).toArray(Runbook[]::new);
        refused =
                Stream.of(forward).map(InterruptedRunbooksTest::refusedAtItsEnd).toArray(Runbook[]::new);
        worker = desk.worker(forward);
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    private static Runbook refusedAtItsEnd(Runbook runbook) {
        List<Step> steps = new ArrayList<>(runbook.steps());
        steps.add(new Refusal());
        return new Runbook(runbook.id(), steps, runbook.closing());
    }

    /// Ends every run in failure, after all its changes.
    private record Refusal() implements Look {
        @Override
        public String name() {
            return "refusal";
        }

        @Override
        public String connector() {
            return "none";
        }

        @Override
        public Mono<Looked> look(Run run) {
            return Mono.just(new Looked.Unfit("it is refused"));
        }

        @Override
        public Mono<Looked> lookBack(Run run) {
            return Mono.just(new Looked.Found(State.of("it was refused")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldGoOnThoughAStepIsNotAnsweredInTime(ShippedCase each) throws IOException {
        work(forward);
        for (String step : changes(each)) {
            for (Kind kind : OVERDUE) {
                assertDone(each, cut(each, step, Phase.APPLY, kind));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldGoOnThoughAWorkerIsKilledInAStep(ShippedCase each) throws IOException {
        work(forward);
        for (String step : changes(each)) {
            for (Kind kind : HANGS) {
                assertDone(each, killed(each, step, Phase.APPLY, kind, forward));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayWhatStaysThoughTakingBackIsNotAnsweredInTime(ShippedCase each) throws IOException {
        work(refused);
        for (String step : changes(each)) {
            for (Kind kind : OVERDUE) {
                assertTakenBackAsFarAsThereIsAWay(each, cut(each, step, Phase.UNDO, kind));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayWhatStaysThoughAWorkerIsKilledInTakingBack(ShippedCase each) throws IOException {
        work(refused);
        for (String step : changes(each)) {
            assertTakenBackAsFarAsThereIsAWay(each, killed(each, step, Phase.UNDO, Kind.HANGS_AFTER, refused));
        }
    }

    /// The directory knows an account again by its number; the mail server knows it by its address alone.
    @Test
    void shouldTakeBackUnderTheNameThatAnAccountHadAndNotGoOnUnderAnother() throws IOException {
        Execute request = killedAfterRaisingTheQuota(2_000_000);
        scene.company().replace("anna", "mail", "anna.braun@acme.example", "anna@acme.example");
        desk.endLeases();
        worker = desk.worker(forward);
        try {
            Failed failed = (Failed) end(request);
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
        desk.endLeases();
        worker = desk.worker(forward);
        try {
            Failed failed = (Failed) end(request);
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

    private static Execute killedAfterRaisingTheQuota(long ticket) throws IOException {
        work(forward);
        scene.reset();
        INTERRUPTION.plan("raise-quota", Phase.APPLY, Kind.HANGS_AFTER);
        Execute request = desk.ask(Requests.automatic(ticket, "raise-mailbox-quota", "anna", "anna"));
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            desk.passTime();
            return INTERRUPTION.isReached();
        });
        desk.kill(worker);
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
                work(forward);
                for (Phase phase : List.of(Phase.CHECK, Phase.APPLY, Phase.VERIFY)) {
                    assertDone(each, cut(each, step, phase, kind));
                }
                work(refused);
                assertTakenBackAsFarAsThereIsAWay(each, cut(each, step, Phase.UNDO, kind));
            }
        }
    }

    private static List<String> changes(ShippedCase each) {
        List<String> changes = scene.runbook(each).steps().stream()
                .filter(Change.class::isInstance)
                .map(Step::name)
                .toList();
        assertThat(changes).isNotEmpty();
        return changes;
    }

    /// Has one worker, with these runbooks.
    private static void work(Runbook... runbooks) {
        desk.kill(worker);
        worker = desk.worker(runbooks);
    }

    private static Execute cut(ShippedCase each, String step, Phase phase, Kind kind) throws IOException {
        scene.reset();
        INTERRUPTION.plan(step, phase, kind);
        Execute request = desk.ask(each.request());
        end(request);
        assertThat(INTERRUPTION.isReached()).as("%s of %s", phase, step).isTrue();
        return request;
    }

    private static Execute killed(ShippedCase each, String step, Phase phase, Kind kind, Runbook... runbooks)
            throws IOException {
        scene.reset();
        INTERRUPTION.plan(step, phase, kind);
        Execute request = desk.ask(each.request());
        await().until(INTERRUPTION::isReached);
        desk.kill(worker);
        desk.endLeases();
        worker = desk.worker(runbooks);
        return request;
    }

    /// Waits for the end, but not for pauses.
    private static RemediationOutcome end(Execute request) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            desk.passTime();
            return desk.told(request).stream().anyMatch(TestDesk::isEnd);
        });
        return desk.end(request);
    }

    private static void assertDone(ShippedCase each, Execute request) {
        assertThat(end(request)).isInstanceOf(Succeeded.class);
        assertThat(scene.state()).containsAllEntriesOf(each.wanted());
        assertThat(desk.journal(request).stream().filter(line -> line.endsWith(" done") || line.endsWith(" already")))
                .doesNotHaveDuplicates();
    }

    private static void assertTakenBackAsFarAsThereIsAWay(ShippedCase each, Execute request) throws IOException {
        RemediationOutcome end = end(request);
        assertThat(end).isInstanceOf(Failed.class);
        Failed failed = (Failed) end;
        Map<String, String> now = scene.state();
        scene.reset();
        assertThat(failed.left())
                .as("%s: all that has a way back was taken back", each)
                .allSatisfy(FaultMatrix::tellsTheStates)
                .extracting(Leftover::step)
                .containsExactlyInAnyOrderElementsOf(each.oneWay());
        assertThat(failed.undone()).isEqualTo(each.oneWay().isEmpty());
        if (failed.undone()) {
            assertThat(now).as("%s was taken back", each).isEqualTo(scene.state());
        }
        if (each == ShippedCase.VPN_CERTIFICATE) {
            assertThat(failed.left().getFirst().now()).contains(now.get("serial"));
        }
    }
}
