package dev.millrace.remediation.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.remediation.action.Actions;
import dev.millrace.remediation.action.Arguments;
import dev.millrace.remediation.action.NotConfigured;
import dev.millrace.remediation.action.Scope;
import dev.millrace.remediation.action.Template;
import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.connector.Guard;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Checked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Undone;
import dev.millrace.remediation.runbook.Verified;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.tickets.yaml.YamlPart;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
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

    private Map<String, Object> body = Map.of("size", 7L);
    private String said = "";
    private final Change change = change(STEP);
    private final Run run = Run.of(Requests.automatic(1, "test", "x", "anna"));

    @Test
    void shouldKnowByWhatItFoundFirstWhetherTheChangeWasMade() {
        Checked.Needed needed = (Checked.Needed) done(change.check(run));
        Run knowing = run.with(needed.before());
        change.apply(knowing).block(Duration.ofSeconds(5));
        assertThat(said).isEqualTo("grow from 7");
        assertThat(done(change.verify(knowing))).isInstanceOf(Verified.Missing.class);

        body = Map.of("size", 8L);
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

        body = Map.of("size", 8L);
        assertThat(((Verified.Holds) done(shown.verify(knowing))).after().detail())
                .isEqualTo("the box has the size 8");
        body = Map.of("size", 101L, "busy", true);
        assertThat(done(shown.stateNow(knowing))).isEqualTo("the box has the size 101");
        body = Map.of("weight", 7L);
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
        body = Map.of("size", 8L);
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
        body = Map.of("size", 7L, "log", "first\n\tsecond\u0000 third");
        Checked.Needed needed = (Checked.Needed) done(shown.check(run));
        assertThat(needed.before().detail()).isEqualTo("first second third");
        body = Map.of("size", "7".repeat(5_000), "log", "\uD83D\uDDA8".repeat(600_000));
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
        assertThat(said).isEqualTo("back to 7");
        Change oneWay = change(STEP.replaceAll("undo:.*\n", ""));
        assertThat(done(oneWay.undo(run, State.of("")))).isInstanceOf(Undone.NotUndoable.class);
    }

    @Test
    void shouldWaitWhileItIsUnderWay() {
        body = Map.of("size", 7L, "busy", true);
        assertThatThrownBy(() -> done(change.check(run)))
                .isInstanceOfSatisfying(
                        ConnectorAway.class,
                        away -> assertThat(away.retryAfter()).isPresent());
        assertThatThrownBy(() -> done(change.verify(run))).isInstanceOf(ConnectorAway.class);
    }

    @Test
    void shouldNotBeginWhatIsImpossibleOrNotUnderstood() {
        body = Map.of("size", 101L);
        assertThat(done(change.check(run))).isInstanceOf(Checked.Impossible.class);
        body = Map.of("weight", 7L);
        assertThat(done(change.check(run))).isInstanceOf(Checked.Impossible.class);
    }

    @Test
    void shouldNotTakeAnAnswerThatItDoesNotUnderstandForProofThatTheChangeIsNotThere() {
        Run knowing = run.with(((Checked.Needed) done(change.check(run))).before());
        body = Map.of();
        assertThatThrownBy(() -> done(change.verify(knowing)))
                .isInstanceOf(ConnectorRefused.class)
                .hasMessageContaining("the answer is not what the runbook expects");
    }

    private static <T> T done(Mono<T> answer) {
        return answer.block(Duration.ofSeconds(5));
    }

    /// @param found by steps before
    private Change change(String yaml, String... found) {
        YamlPart step = YamlPart.read("f.yaml", yaml);
        try {
            return (Change) new Actions(List.of(new ExchangeActions<>(new Box())))
                    .find("box.change")
                    .orElseThrow()
                    .plan(new Arguments(step, step.entries(), Scope.of(Set.of()).with(Set.of(found))))
                    .maker()
                    .make();
        } catch (NotConfigured e) {
            throw new IllegalStateException(e);
        }
    }

    /// Something that is told things and says its state.
    private final class Box implements Dialect<Template> {
        @Override
        public String name() {
            return "box";
        }

        @Override
        public String systemKey() {
            return "system";
        }

        @Override
        public Set<String> keys() {
            return Set.of("say");
        }

        @Override
        public Template call(Arguments arguments, YamlPart part, boolean changing) {
            return arguments.template(part.required("say"));
        }

        @Override
        public Exchange<Template> exchange(String system) {
            return new Exchange<>() {
                @Override
                public String name() {
                    return system;
                }

                @Override
                public Guard guard() {
                    return new Guards(new SimpleMeterRegistry()).guard(system, GuardSettings.defaults());
                }

                @Override
                public Mono<Void> probe() {
                    return Mono.empty();
                }

                @Override
                public Mono<Answer> ask(Template call, Run asking) {
                    return Mono.fromSupplier(() -> new Answer(200, body, ""));
                }

                @Override
                public Mono<Answer> change(Template call, Run asking) {
                    return Mono.fromSupplier(() -> {
                        said = call.render(asking);
                        return new Answer(200, body, "");
                    });
                }
            };
        }
    }
}
