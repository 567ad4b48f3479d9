package dev.millrace.remediation.runbook;

import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a step knows of its run: the request, and the facts that earlier steps found.
///
/// @param facts by name; names are the business of the steps that share them
public record Run(Execute request, Map<String, String> facts) {
    public Run {
        facts = Map.copyOf(facts);
    }

    /// A run before its first step: nothing is found yet.
    public static Run of(Execute request) {
        return new Run(request, Map.of());
    }

    /// The same run of a request that is judged otherwise.
    public Run as(Execute judged) {
        return new Run(judged, facts);
    }

    /// The run with further facts.
    public Run with(State state) {
        Map<String, String> all = new HashMap<>(facts);
        all.putAll(state.facts());
        return new Run(request, all);
    }

    /// A fact that an earlier step must have found.
    public String fact(String name) {
        return find(name)
                .orElseThrow(() ->
                        new FactMissing("No step before found '%s'; known is %s".formatted(name, facts.keySet())));
    }

    /// A step asks for what no step before has found.
    public static final class FactMissing extends IllegalStateException {
        FactMissing(String message) {
            super(message);
        }
    }

    /// A fact that an earlier step may have found.
    public Optional<String> find(String name) {
        return Optional.ofNullable(facts.get(name));
    }
}
