package dev.millrace.remediation.dialogue;

import dev.millrace.remediation.action.Condition;
import dev.millrace.remediation.action.InShort;
import dev.millrace.remediation.action.Template;
import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Checked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Undone;
import dev.millrace.remediation.runbook.Verified;
import dev.millrace.tickets.remediation.WaitCause;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/// A change of a system that can be asked for its state.
record AskedChange<C>(Exchange<C> exchange, Plan<C> plan) implements Change {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    /// As a file has it.
    ///
    /// @param check asks for the state
    /// @param holds of the answer once the change is made
    /// @param impossible of the answer where it cannot be made
    /// @param pending of the answer while the change is under way: the run waits and looks again
    /// @param remember facts of the state before, for `undo`
    /// @param apply makes the change
    /// @param undo takes it back
    /// @param says what the change is, for people
    /// @param state how the answer to `check` shows the state, for people
    /// @param becomes the state that the change leads to, for people
    record Plan<C>(
            C check,
            Condition holds,
            Optional<Condition> impossible,
            Optional<Condition> pending,
            Map<String, Condition> remember,
            C apply,
            Optional<C> undo,
            Template says,
            Optional<Condition> state,
            Optional<Template> becomes) {}

    @Override
    public String name() {
        return "change";
    }

    @Override
    public String connector() {
        return exchange.name();
    }

    @Override
    public Mono<Checked> check(Run run) {
        return exchange.ask(plan.check(), run).flatMap(answer -> {
            try {
                return isUnderWay(run, answer) ? underWay(run) : Mono.just(checked(run, answer));
            } catch (IllegalArgumentException e) {
                return Mono.just(new Checked.Impossible(unexpected(e)));
            }
        });
    }

    private Checked checked(Run run, Answer answer) {
        if (plan.impossible().isPresent() && plan.impossible().get().holds(run, answer.variables())) {
            return new Checked.Impossible("not possible as things are: " + state(run, answer, () -> says(run)));
        }
        State facts = known(run).orElseGet(() -> Facts.of(run, answer, plan.remember()));
        Run knowing = run.with(facts);
        return plan.holds().holds(run, answer.variables())
                ? new Checked.AlreadySo(new State(so(knowing, answer), facts.facts()))
                : new Checked.Needed(
                        new State(state(knowing, answer, () -> "not yet so: " + says(knowing)), facts.facts()),
                        becomes(knowing));
    }

    /// Words decide nothing: a fact that was not found takes none but the words away.
    private String becomes(Run run) {
        try {
            return plan.becomes()
                    .map(template -> InShort.line(template.render(run)))
                    .orElseGet(() -> says(run));
        } catch (Run.FactMissing e) {
            return says(run);
        }
    }

    private String so(Run run, Answer answer) {
        return state(run, answer, () -> "it is so: " + says(run));
    }

    /// Words decide nothing: where the answer does not have them, others do.
    private String state(Run run, Answer answer, Supplier<String> otherwise) {
        if (plan.state().isEmpty()) {
            return otherwise.get();
        }
        try {
            return InShort.line(String.valueOf(plan.state().get().value(run, answer.variables())));
        } catch (IllegalArgumentException e) {
            return otherwise.get();
        }
    }

    private String says(Run run) {
        return InShort.line(plan.says().render(run));
    }

    /// What the first check remembered: it stays as it was found then.
    private Optional<State> known(Run run) {
        Map<String, String> known = new HashMap<>();
        plan.remember().keySet().forEach(name -> run.find(name).ifPresent(value -> known.put(name, value)));
        return known.size() == plan.remember().size() && !known.isEmpty()
                ? Optional.of(new State("", known))
                : Optional.empty();
    }

    @Override
    public Mono<Void> apply(Run run) {
        return exchange.change(plan.apply(), run).then();
    }

    @Override
    public Mono<Verified> verify(Run run) {
        return exchange.ask(plan.check(), run).flatMap(answer -> {
            try {
                if (plan.holds().holds(run, answer.variables())) {
                    return Mono.just(new Verified.Holds(new State(
                            so(run, answer), known(run).map(State::facts).orElse(Map.of()))));
                }
                return isUnderWay(run, answer) ? underWay(run) : Mono.just(new Verified.Missing(missing(run, answer)));
            } catch (IllegalArgumentException e) {
                // Not known to be missing: that would say that nothing is left to be taken back.
                return Mono.error(new ConnectorRefused(connector(), unexpected(e), e));
            }
        });
    }

    private String missing(Run run, Answer answer) {
        String plain = "it is not so: " + says(run);
        return plan.state().isPresent()
                ? "%s; %s".formatted(plain, state(run, answer, () -> "its state is not shown"))
                : plain;
    }

    @Override
    public Mono<String> stateNow(Run run) {
        return exchange.ask(plan.check(), run).map(answer -> {
            try {
                return plan.holds().holds(run, answer.variables())
                        ? so(run, answer)
                        : state(run, answer, () -> "it is not so: " + says(run));
            } catch (IllegalArgumentException e) {
                return state(run, answer, () -> unexpected(e));
            }
        });
    }

    @Override
    public Mono<Undone> undo(Run run, State before) {
        return plan.undo()
                .map(call -> exchange.change(call, run.with(before))
                        .<Undone>thenReturn(new Undone.Restored("taken back: " + says(run))))
                .orElseGet(() -> Mono.just(new Undone.NotUndoable("the runbook has no way back from this step")));
    }

    private boolean isUnderWay(Run run, Answer answer) {
        return plan.pending().isPresent() && plan.pending().get().holds(run, answer.variables());
    }

    /// Said outside of the guard: a system that is busy with what it was asked for is not away.
    private <T> Mono<T> underWay(Run run) {
        return Mono.error(ConnectorAway.spared(
                connector(), WaitCause.UNDER_WAY, "still under way: " + says(run), BETWEEN_LOOKS, null));
    }

    private static String unexpected(IllegalArgumentException e) {
        return "the answer is not what the runbook expects: " + e.getMessage();
    }
}
