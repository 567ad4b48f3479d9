package dev.millrace.enrichment.diagnosis;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How much a rule counts beside others of its category, in CEL, compiled once. Safe for use by many threads at once.
final class Weight {
    /// What a rule counts where nothing is said.
    static final Weight ONE = new Weight("1.0", null);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(?:\\.\\d{1,9})?");

    private final String source;
    private final double fixed;
    private final CelRuntime.@Nullable Program program;

    private Weight(String source, CelRuntime.@Nullable Program program) {
        this.source = source;
        this.fixed = program == null ? Double.parseDouble(source) : 1;
        this.program = program;
    }

    /// Compiles a weight.
    ///
    /// @throws IllegalArgumentException saying what CEL makes of it
    static Weight compile(String source) {
        CelRuntime.Program program =
                RuleLanguage.NUMBERS.compile("weight", source).program();
        return new Weight(source, NUMBER.matcher(source).matches() ? null : program);
    }

    /// Whether it is the same whatever is known.
    boolean isFixed() {
        return program == null;
    }

    /// The weight on some facts; never negative.
    double on(Facts facts) {
        if (program == null) {
            return fixed;
        }
        try {
            return program.eval(facts) instanceof Double weight ? Math.max(0, weight) : 1;
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("The weight '" + source + "' could not be evaluated on " + facts, e);
        }
    }
}
