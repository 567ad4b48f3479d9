package dev.millrace.enrichment.diagnosis;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A rule's condition in CEL, compiled once. Safe for use by many threads at once.
final class Condition {
    /// Holds whatever the facts.
    static final Condition ALWAYS = new Condition("true", null, Set.of());

    private final String source;
    private final CelRuntime.@Nullable Program program;
    private final Set<String> named;

    private Condition(String source, CelRuntime.@Nullable Program program, Set<String> named) {
        this.source = source;
        this.program = program;
        this.named = named;
    }

    /// Compiles a condition.
    ///
    /// @throws IllegalArgumentException saying what CEL makes of it
    static Condition compile(String source) {
        RuleLanguage.Compiled compiled = RuleLanguage.CONDITIONS.compile("condition", source);
        return new Condition(source, compiled.program(), compiled.named());
    }

    boolean holds(Facts facts) {
        try {
            return program == null || (program.eval(facts) instanceof Boolean holds && holds);
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("The condition '" + source + "' could not be evaluated on " + facts, e);
        }
    }

    /// Whether it asks for a fact, a signal or a kind of evidence.
    boolean names(String what) {
        return named.contains(what);
    }
}
