package dev.millrace.remediation.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Look;
import dev.millrace.remediation.runbook.Looked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Step;
import dev.millrace.remediation.testing.Interruption.Kind;
import dev.millrace.remediation.testing.Interruption.Phase;
import dev.millrace.remediation.worker.TestDesk;
import dev.millrace.remediation.worker.Worker;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationOutcome.Leftover;
import dev.millrace.tickets.remediation.RemediationOutcome.Succeeded;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/// What holds of every runbook, with each of its changes cut short in the middle: it takes longer than it may, or the
/// worker is killed between `begun` and `done`; forward, and on the way back from a step that is refused after all
/// others. The desk's worker is its own.
public final class InterruptionMatrix {
    private static final Set<Kind> OVERDUE = EnumSet.of(Kind.OVERDUE_BEFORE, Kind.OVERDUE_AFTER);
    private static final Set<Kind> HANGS = EnumSet.of(Kind.HANGS_BEFORE, Kind.HANGS_AFTER);

    private static final Duration LOOK = Duration.ofMillis(20);

    private final Interruption interruption = new Interruption();
    private final TestDesk desk;
    private final FaultMatrix.Scene scene;
    private final Runbook[] forward;
    private final Runbook[] refused;
    private Worker worker;

    /// Starts a worker that knows these runbooks.
    public InterruptionMatrix(TestDesk desk, FaultMatrix.Scene scene, Runbook... runbooks) {
        this.desk = desk;
        this.scene = scene;
        this.forward = Stream.of(runbooks).map(interruption::around).toArray(Runbook[]::new);
        this.refused =
                Stream.of(forward).map(InterruptionMatrix::refusedAtItsEnd).toArray(Runbook[]::new);
        this.worker = desk.worker(forward);
    }

    /// What is asked for.
    ///
    /// @param wanted what must be so at the end
    /// @param oneWay the steps that cannot be taken back
    /// @param told what else must be told of what stays, by the state there is then
    public record Subject(
            Runbook runbook,
            Supplier<Execute> request,
            Map<String, String> wanted,
            Set<String> oneWay,
            BiConsumer<List<Leftover>, Map<String, String>> told) {
        public Subject(Runbook runbook, Supplier<Execute> request, Map<String, String> wanted, Set<String> oneWay) {
            this(runbook, request, wanted, oneWay, (left, now) -> {});
        }

        private List<String> changes() {
            List<String> changes = runbook.steps().stream()
                    .filter(Change.class::isInstance)
                    .map(Step::name)
                    .toList();
            assertThat(changes).isNotEmpty();
            return changes;
        }
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

    /// It goes on though a step is not answered in time.
    public void goesOnThoughAStepIsOverdue(Subject each) throws IOException {
        for (String step : each.changes()) {
            for (Kind kind : OVERDUE) {
                assertDone(each, cut(each, step, Phase.APPLY, kind));
            }
        }
    }

    /// It goes on though a worker is killed in a step.
    public void goesOnThoughAWorkerIsKilled(Subject each) throws IOException {
        for (String step : each.changes()) {
            for (Kind kind : HANGS) {
                assertDone(each, killed(each, step, Phase.APPLY, kind, forward));
            }
        }
    }

    /// It says what stays though taking back is not answered in time.
    public void saysWhatStaysThoughTakingBackIsOverdue(Subject each) throws IOException {
        work(refused);
        for (String step : each.changes()) {
            for (Kind kind : OVERDUE) {
                assertTakenBackAsFarAsThereIsAWay(each, cut(each, step, Phase.UNDO, kind));
            }
        }
        work(forward);
    }

    /// It says what stays though a worker is killed in taking back.
    public void saysWhatStaysThoughAWorkerIsKilled(Subject each) throws IOException {
        work(refused);
        for (String step : each.changes()) {
            assertTakenBackAsFarAsThereIsAWay(each, killed(each, step, Phase.UNDO, Kind.HANGS_AFTER, refused));
        }
        work(forward);
    }

    /// It goes on, or says what stays, however a phase of a step is cut short.
    public void copesWith(Subject each, String step, Kind kind) throws IOException {
        for (Phase phase : List.of(Phase.CHECK, Phase.APPLY, Phase.VERIFY)) {
            assertDone(each, cut(each, step, phase, kind));
        }
        work(refused);
        assertTakenBackAsFarAsThereIsAWay(each, cut(each, step, Phase.UNDO, kind));
        work(forward);
    }

    /// Kills the worker once a step was made, and before that is noted.
    public void killBehind(String step, Execute request) throws IOException {
        scene.reset();
        interruption.plan(step, Phase.APPLY, Kind.HANGS_AFTER);
        desk.ask(request);
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            desk.passTime();
            return interruption.isReached();
        });
        desk.kill(worker);
    }

    /// Has the next worker take up what the killed one left.
    public void takeUp() {
        desk.endLeases();
        worker = desk.worker(forward);
    }

    /// Has one worker, with these runbooks.
    private void work(Runbook... runbooks) {
        desk.kill(worker);
        worker = desk.worker(runbooks);
    }

    private Execute cut(Subject each, String step, Phase phase, Kind kind) throws IOException {
        scene.reset();
        interruption.plan(step, phase, kind);
        Execute request = desk.ask(each.request().get());
        desk.endWithoutPauses(request);
        assertThat(interruption.isReached()).as("%s of %s", phase, step).isTrue();
        return request;
    }

    private Execute killed(Subject each, String step, Phase phase, Kind kind, Runbook... runbooks) throws IOException {
        scene.reset();
        interruption.plan(step, phase, kind);
        Execute request = desk.ask(each.request().get());
        await().pollInterval(LOOK).until(interruption::isReached);
        desk.kill(worker);
        desk.endLeases();
        worker = desk.worker(runbooks);
        return request;
    }

    private void assertDone(Subject each, Execute request) {
        assertThat(desk.endWithoutPauses(request)).isInstanceOf(Succeeded.class);
        assertThat(scene.state()).containsAllEntriesOf(each.wanted());
        assertThat(desk.journal(request).stream().filter(line -> line.endsWith(" done") || line.endsWith(" already")))
                .doesNotHaveDuplicates();
    }

    private void assertTakenBackAsFarAsThereIsAWay(Subject each, Execute request) throws IOException {
        RemediationOutcome end = desk.endWithoutPauses(request);
        assertThat(end).isInstanceOf(Failed.class);
        Failed failed = (Failed) end;
        Map<String, String> now = scene.state();
        scene.reset();
        assertThat(failed.left())
                .as("%s: all that has a way back was taken back", each.runbook().id())
                .allSatisfy(FaultMatrix::tellsTheStates)
                .extracting(Leftover::step)
                .containsExactlyInAnyOrderElementsOf(each.oneWay());
        assertThat(failed.undone()).isEqualTo(each.oneWay().isEmpty());
        if (failed.undone()) {
            assertThat(now).as("%s was taken back", each.runbook().id()).isEqualTo(scene.state());
        }
        each.told().accept(failed.left(), now);
    }
}
