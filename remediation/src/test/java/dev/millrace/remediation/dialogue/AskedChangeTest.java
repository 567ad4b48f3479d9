package dev.millrace.remediation.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Checked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Undone;
import dev.millrace.remediation.runbook.Verified;
import dev.millrace.remediation.testing.Requests;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class AskedChangeTest {
    private static final String STEP = """
            system: box
            check: {say: state}
            remember: {size.before: string(body.size)}
            holds: '"size.before" in facts && string(body.size) != facts["size.before"]'
            pending: has(body.busy) && body.busy
            impossible: body.size > 100
            apply: {say: "grow from {size.before}"}
            undo: {say: "back to {size.before}"}
            says: the box is larger
            """;

    private final Box box = new Box(Map.of("size", 7L));
    private final Change change = change(STEP);
    private final Run run = Run.of(Requests.automatic(1, "test", "x", "anna"));

    @Test
    void shouldKnowByWhatItFoundFirstWhetherTheChangeWasMade() {
        Checked.Needed needed = (Checked.Needed) done(change.check(run));
        Run knowing = run.with(needed.before());
        change.apply(knowing).block(Duration.ofSeconds(5));
        assertThat(box.said()).isEqualTo("grow from 7");
        assertThat(done(change.verify(knowing))).isInstanceOf(Verified.Missing.class);

        box.answers(Map.of("size", 8L));
        assertThat(((Verified.Holds) done(change.verify(knowing))).after().facts())
                .isEqualTo(Map.of("size.before", "7"));
        assertThat(((Checked.AlreadySo) done(change.check(knowing))).state().facts())
                .isEqualTo(Map.of("size.before", "7"));
        assertThat(done(change.check(run))).isInstanceOf(Checked.Needed.class);
    }

    @Test
    void shouldShowTheStateBeforeAndAfter() {
        Change shown = change(STEP + """
                state: '"the box has the size " + string(body.size)'
                becomes: "the box is larger than {size.before}"
                """);
        Checked.Needed needed = (Checked.Needed) done(shown.check(run));
        assertThat(needed.before().detail()).isEqualTo("the box has the size 7");
        assertThat(needed.after()).isEqualTo("the box is larger than 7");
        Run knowing = run.with(needed.before());
        assertThat(((Verified.Missing) done(shown.verify(knowing))).reason())
                .isEqualTo("it is not so: the box is larger; the box has the size 7");

        box.answers(Map.of("size", 8L));
        assertThat(((Verified.Holds) done(shown.verify(knowing))).after().detail())
                .isEqualTo("the box has the size 8");
        box.answers(Map.of("size", 101L, "busy", true));
        assertThat(done(shown.stateNow(knowing))).isEqualTo("the box has the size 101");
        box.answers(Map.of("weight", 7L));
        assertThat(done(shown.stateNow(knowing))).startsWith("the answer is not what the runbook expects");
    }

    /// Words decide nothing.
    @Test
    void shouldNotFailForWantOfAState() {
        Change shown = change(STEP + """
                state: body.words
                becomes: the box is larger
                """);
        Checked.Needed needed = (Checked.Needed) done(shown.check(run));
        assertThat(needed.before().detail()).isEqualTo("not yet so: the box is larger");
        box.answers(Map.of("size", 8L));
        assertThat(((Verified.Holds) done(shown.verify(run.with(needed.before()))))
                        .after()
                        .detail())
                .isEqualTo("it is so: the box is larger");
    }

    @Test
    void shouldNotFailForWantOfAFactThatOnlyItsWordsName() {
        Change shown = change(STEP + "becomes: the box behind {door} is larger\n", "door");
        assertThat(((Checked.Needed) done(shown.check(run))).after()).isEqualTo("the box is larger");
        Run knowing = run.with(new State("", Map.of("door", "B")));
        assertThat(((Checked.Needed) done(shown.check(knowing))).after()).isEqualTo("the box behind B is larger");
    }

    /// A log, say, or what a device prints.
    @Test
    void shouldTellAStateInOneShortLine() {
        Change shown = change(STEP + """
                state: body.log
                becomes: "{size.before}"
                """);
        box.answers(Map.of("size", 7L, "log", "first\n\tsecond\u0000 third"));
        Checked.Needed needed = (Checked.Needed) done(shown.check(run));
        assertThat(needed.before().detail()).isEqualTo("first second third");
        box.answers(Map.of("size", "7".repeat(5_000), "log", "\uD83D\uDDA8".repeat(600_000)));
        Change other = change(STEP.replace("impossible: body.size > 100\n", "") + """
                state: body.log
                becomes: "{size.before}"
                """);
        Checked.Needed lengthy = (Checked.Needed) done(other.check(run));
        assertThat(lengthy.before().detail()).isEqualTo("\uD83D\uDDA8".repeat(299) + "…");
        assertThat(lengthy.after()).hasSize(300).endsWith("7…");
        assertThat(((Verified.Missing) done(other.verify(run.with(lengthy.before())))).reason())
                .hasSizeLessThan(1_000);
    }

    @Test
    void shouldGoBackToWhatItFoundFirst() {
        Undone undone = done(change.undo(run, new State("", Map.of("size.before", "7"))));
        assertThat(undone).isInstanceOf(Undone.Restored.class);
        assertThat(box.said()).isEqualTo("back to 7");
        Change oneWay = change(STEP.replaceAll("undo:.*\n", ""));
        assertThat(done(oneWay.undo(run, State.of("")))).isInstanceOf(Undone.NotUndoable.class);
    }

    @Test
    void shouldWaitWhileItIsUnderWay() {
        box.answers(Map.of("size", 7L, "busy", true));
        assertThatThrownBy(() -> done(change.check(run)))
                .isInstanceOfSatisfying(
                        ConnectorAway.class,
                        away -> assertThat(away.retryAfter()).isPresent());
        assertThatThrownBy(() -> done(change.verify(run))).isInstanceOf(ConnectorAway.class);
    }

    @Test
    void shouldNotBeginWhatIsImpossibleOrNotUnderstood() {
        box.answers(Map.of("size", 101L));
        assertThat(done(change.check(run))).isInstanceOf(Checked.Impossible.class);
        box.answers(Map.of("weight", 7L));
        assertThat(done(change.check(run))).isInstanceOf(Checked.Impossible.class);
    }

    @Test
    void shouldNotTakeAnAnswerThatItDoesNotUnderstandForProofThatTheChangeIsNotThere() {
        Run knowing = run.with(((Checked.Needed) done(change.check(run))).before());
        box.answers(Map.of());
        assertThatThrownBy(() -> done(change.verify(knowing)))
                .isInstanceOf(ConnectorRefused.class)
                .hasMessageContaining("the answer is not what the runbook expects");
    }

    private static <T> T done(Mono<T> answer) {
        return answer.block(Duration.ofSeconds(5));
    }

    /// @param found by steps before
    private Change change(String yaml, String... found) {
        return (Change) box.step("change", yaml, Set.of(found));
    }
}
