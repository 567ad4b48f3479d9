package dev.millrace.remediation.dialogue;

import dev.millrace.remediation.action.Condition;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import java.util.HashMap;
import java.util.Map;

/// Takes facts out of an answer.
final class Facts {
    private Facts() {}

    /// @throws IllegalArgumentException when the answer does not have them
    static State of(Run run, Answer answer, Map<String, Condition> expressions) {
        Map<String, String> facts = new HashMap<>();
        expressions.forEach(
                (name, expression) -> facts.put(name, String.valueOf(expression.value(run, answer.variables()))));
        return new State("", facts);
    }
}
