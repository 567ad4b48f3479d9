package dev.millrace.remediation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.testing.FaultPlan.Kind;
import dev.millrace.remediation.worker.TestDesk;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationOutcome.Leftover;
import dev.millrace.tickets.remediation.RemediationOutcome.Succeeded;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// What holds of every runbook, with each of its exchanges going wrong in turn: before anything happened,
/// refused, and after it had happened.
///
/// @param faults whose exchanges are counted over all systems of the runbook
public record FaultMatrix(FaultPlan faults, TestDesk desk, Scene scene) {
    /// The systems that a runbook acts on.
    public interface Scene {
        /// As they are before the run.
        void reset() throws IOException;

        /// What they hold, so that it can be compared.
        Map<String, String> state();
    }

    /// Without a fault it does what it is for.
    ///
    /// @param wanted what must be so at the end
    /// @return how many exchanges that takes
    public int succeeds(Supplier<Execute> request, Map<String, String> wanted) throws IOException {
        reset(Kind.NONE, 0);
        assertThat(desk.end(desk.ask(request.get()))).isInstanceOf(Succeeded.class);
        assertThat(scene.state()).containsAllEntriesOf(wanted);
        assertThat(faults.exchanges()).as("exchanges that may go wrong").isPositive();
        return faults.exchanges();
    }

    /// What may pass does not keep it from its end, and no step is done twice.
    public void goesOnAfterEachExchangeThatMayPass(Supplier<Execute> request, Map<String, String> wanted)
            throws IOException {
        int exchanges = succeeds(request, wanted);
        for (Kind kind : List.of(Kind.AWAY, Kind.LOST_AFTER)) {
            for (int exchange = 1; exchange <= exchanges; exchange++) {
                reset(kind, exchange);
                Execute asked = desk.ask(request.get());
                assertThat(desk.endWithoutPauses(asked))
                        .as("%s at exchange %d", kind, exchange)
                        .isInstanceOf(Succeeded.class);
                assertThat(scene.state())
                        .as("%s at exchange %d", kind, exchange)
                        .containsAllEntriesOf(wanted);
                assertThat(desk.journal(asked).stream()
                                .filter(line -> line.endsWith(" done") || line.endsWith(" already")))
                        .as("%s at exchange %d", kind, exchange)
                        .doesNotHaveDuplicates();
            }
        }
    }

    /// Where it is refused all is as before, or a person is told which steps are not that have no way back.
    ///
    /// @param oneWay their names
    public void leavesNothingHalfDoneUnsaid(Supplier<Execute> request, Map<String, String> wanted, Set<String> oneWay)
            throws IOException {
        int exchanges = succeeds(request, wanted);
        for (int exchange = 1; exchange <= exchanges; exchange++) {
            reset(Kind.REFUSED, exchange);
            Map<String, String> before = scene.state();
            RemediationOutcome end = desk.end(desk.ask(request.get()));
            switch (end) {
                case Failed failed
                when failed.undone() ->
                    assertThat(scene.state())
                            .as("refused at exchange %d", exchange)
                            .isEqualTo(before);
                case Failed failed ->
                    assertThat(failed.left())
                            .as("refused at exchange %d", exchange)
                            .isNotEmpty()
                            .allSatisfy(FaultMatrix::tellsTheStates)
                            .extracting(Leftover::step)
                            .isSubsetOf(oneWay);
                default ->
                    assertThat(scene.state())
                            .as("refused at exchange %d", exchange)
                            .containsAllEntriesOf(wanted);
            }
        }
    }

    /// What cannot be undone is told with what was and what is, not with what should be.
    public static void tellsTheStates(Leftover left) {
        assertThat(left.reason()).isNotBlank();
        assertThat(List.of(left.before(), left.now()))
                .allSatisfy(state -> assertThat(state).isNotBlank().doesNotContain("not known", "yet so", "it is so"));
        assertThat(left.now()).isNotEqualTo(left.before());
    }

    private void reset(Kind kind, int exchange) throws IOException {
        scene.reset();
        faults.plan(kind, exchange);
    }
}
