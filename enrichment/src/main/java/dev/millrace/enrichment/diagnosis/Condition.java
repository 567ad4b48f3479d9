package dev.millrace.enrichment.diagnosis;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A rule's condition in CEL, compiled once. Safe for use by many threads at once.
final class Condition {
    private static final Cel CEL = CelFactory.plannerCelBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("category", SimpleType.STRING)
            .addVar("language", SimpleType.STRING)
            .addVar("fluency", SimpleType.DOUBLE)
            .addVar("confidence", SimpleType.DOUBLE)
            .addVar("fit", SimpleType.DOUBLE)
            .addVar("target", SimpleType.STRING)
            .addVar("sure", SimpleType.DOUBLE)
            .addVar("said", ListType.create(SimpleType.STRING))
            .addVar("cautions", ListType.create(SimpleType.STRING))
            .addVar("also", SimpleType.INT)
            .addVar("names", MapType.create(SimpleType.STRING, SimpleType.INT))
            .setResultType(SimpleType.BOOL)
            .build();

    /// Holds whatever the facts.
    static final Condition ALWAYS = new Condition("true", null);

    private final String source;
    private final CelRuntime.@Nullable Program program;

    private Condition(String source, CelRuntime.@Nullable Program program) {
        this.source = source;
        this.program = program;
    }

    /// Compiles a condition.
    ///
    /// @throws IllegalArgumentException saying what CEL makes of it
    static Condition compile(String source) {
        try {
            return new Condition(source, CEL.createProgram(CEL.compile(source).getAst()));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalArgumentException("the condition '" + source + "' is not valid: " + e.getMessage(), e);
        }
    }

    boolean holds(Map<String, ?> facts) {
        try {
            return program == null || (program.eval(facts) instanceof Boolean holds && holds);
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("The condition '" + source + "' could not be evaluated on " + facts, e);
        }
    }
}
