package dev.millrace.enrichment.diagnosis;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How much a rule counts beside others of its category, in CEL, compiled once. Safe for use by many threads at once.
final class Weight {
    /// What a rule counts where nothing is said.
    static final Weight ONE = new Weight(null, 1, new ToldOnce("", ""));

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(?:\\.\\d{1,9})?");

    private final CelRuntime.@Nullable Program program;
    /// The weight where there is no program, or none that can be evaluated.
    private final double otherwise;

    private final ToldOnce trouble;

    private Weight(CelRuntime.@Nullable Program program, double otherwise, ToldOnce trouble) {
        this.program = program;
        this.otherwise = otherwise;
        this.trouble = trouble;
    }

    /// Compiles a weight.
    ///
    /// @param where file, line and rule, for the log
    /// @param otherwise what it is on facts on which it cannot be evaluated, or is no finite number
    /// @throws IllegalArgumentException saying what CEL makes of it
    static Weight compile(String source, String where, double otherwise) {
        CelRuntime.Program program =
                RuleLanguage.NUMBERS.compile("weight", source).program();
        String told = "The weight '" + source + "' is " + otherwise + " where it cannot be evaluated";
        return NUMBER.matcher(source).matches()
                ? new Weight(null, Double.parseDouble(source), new ToldOnce(where, told))
                : new Weight(program, otherwise, new ToldOnce(where, told));
    }

    /// Whether it is the same whatever is known.
    boolean isFixed() {
        return program == null;
    }

    /// The weight on some facts; finite and never negative.
    double on(Facts facts) {
        if (program == null) {
            return otherwise;
        }
        try {
            if (program.eval(facts) instanceof Double weight && Double.isFinite(weight)) {
                return Math.max(0, weight);
            }
            trouble.tell("it is no finite number");
        } catch (CelEvaluationException e) {
            trouble.tell(e);
        }
        return otherwise;
    }
}
