package dev.millrace.remediation.dialogue;

import dev.millrace.remediation.action.Condition;
import dev.millrace.remediation.action.InShort;
import dev.millrace.remediation.action.Template;
import dev.millrace.remediation.runbook.Look;
import dev.millrace.remediation.runbook.Looked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// A look that asks a system.
///
/// @param need what must hold of the answer for the run to go on, if anything
/// @param otherwise why it cannot go on
/// @param finds facts of the answer
/// @param says what was found, for people
record AskedLook<C>(
        Exchange<C> exchange,
        C call,
        Optional<Condition> need,
        Template otherwise,
        Map<String, Condition> finds,
        Template says)
        implements Look {
    @Override
    public String name() {
        return "look";
    }

    @Override
    public String connector() {
        return exchange.name();
    }

    @Override
    public Mono<Looked> look(Run run) {
        return exchange.ask(call, run).map(answer -> judged(run, answer));
    }

    @Override
    public Mono<Looked> lookBack(Run run) {
        return exchange.ask(call, run).map(answer -> found(run, answer));
    }

    private Looked judged(Run run, Answer answer) {
        try {
            return need.isPresent() && !need.get().holds(run, answer.variables())
                    ? new Looked.Unfit(InShort.line(otherwise.render(run)))
                    : found(run, answer);
        } catch (IllegalArgumentException e) {
            return new Looked.Unfit("the answer is not what the runbook expects: " + e.getMessage());
        }
    }

    private Looked found(Run run, Answer answer) {
        try {
            State facts = Facts.of(run, answer, finds);
            return new Looked.Found(new State(InShort.line(says.render(run.with(facts))), facts.facts()));
        } catch (IllegalArgumentException e) {
            return new Looked.Unfit("the answer is not what the runbook expects: " + e.getMessage());
        }
    }
}
