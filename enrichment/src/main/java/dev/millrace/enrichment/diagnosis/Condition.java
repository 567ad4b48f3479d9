package dev.millrace.enrichment.diagnosis;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A rule's condition in CEL, compiled once. One that cannot be evaluated on some facts does not hold on
/// them. Safe for use by many threads at once.
final class Condition {
    /// Holds whatever the facts.
    static final Condition ALWAYS = new Condition(null, Set.of(), new ToldOnce("", ""));

    private final CelRuntime.@Nullable Program program;
    private final Set<String> named;
    private final ToldOnce trouble;

    private Condition(CelRuntime.@Nullable Program program, Set<String> named, ToldOnce trouble) {
        this.program = program;
        this.named = named;
        this.trouble = trouble;
    }

    /// Compiles a condition.
    ///
    /// @param where file, line and rule, for the log
    /// @throws IllegalArgumentException saying what CEL makes of it
    static Condition compile(String source, String where) {
        RuleLanguage.Compiled compiled = RuleLanguage.CONDITIONS.compile("condition", source);
        String told = "The condition '" + source + "' does not hold where it cannot be evaluated";
        return new Condition(compiled.program(), compiled.named(), new ToldOnce(where, told));
    }

    boolean holds(Facts facts) {
        try {
            return program == null || (program.eval(facts) instanceof Boolean holds && holds);
        } catch (CelEvaluationException e) {
            trouble.tell(e);
            return false;
        }
    }

    /// Whether it asks for a fact, a signal or a kind of evidence.
    boolean names(String what) {
        return named.contains(what);
    }
}
