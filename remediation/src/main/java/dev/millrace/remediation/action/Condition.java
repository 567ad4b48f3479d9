package dev.millrace.remediation.action;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.millrace.remediation.runbook.Run;
import java.util.HashMap;
import java.util.Map;

/// An expression in CEL (the Common Expression Language) over a run, and over an answer where there is one.
///
/// It sees `target`, `tenant`, `language`, `requester`, `assurance`, `parameters` and `facts`; with an answer also
/// `status`, `body` and `output`.
public final class Condition {
    private static final Map<String, CelType> OF_A_RUN = Map.of(
            "target", SimpleType.STRING,
            "tenant", SimpleType.STRING,
            "language", SimpleType.STRING,
            "run", SimpleType.STRING,
            "requester", SimpleType.STRING,
            "assurance", SimpleType.STRING,
            "parameters", MapType.create(SimpleType.STRING, SimpleType.STRING),
            "facts", MapType.create(SimpleType.STRING, SimpleType.STRING));
    private static final Map<String, CelType> OF_AN_ANSWER =
            Map.of("status", SimpleType.INT, "body", SimpleType.DYN, "output", SimpleType.STRING);

    private final String source;
    private final CelRuntime.Program program;

    private Condition(String source, CelRuntime.Program program) {
        this.source = source;
        this.program = program;
    }

    /// Compiles a condition over a run.
    ///
    /// @throws IllegalArgumentException saying what CEL makes of it
    public static Condition ofRun(String source) {
        return compile(source, SimpleType.BOOL, false);
    }

    /// Compiles a condition over a run and an answer.
    public static Condition ofAnswer(String source) {
        return compile(source, SimpleType.BOOL, true);
    }

    /// Compiles an expression for a text over a run and an answer.
    public static Condition textOfAnswer(String source) {
        return compile(source, SimpleType.STRING, true);
    }

    private static Condition compile(String source, CelType result, boolean answer) {
        var builder = CelFactory.plannerCelBuilder()
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setResultType(result);
        OF_A_RUN.forEach(builder::addVar);
        if (answer) {
            OF_AN_ANSWER.forEach(builder::addVar);
        }
        Cel cel = builder.build();
        try {
            return new Condition(source, cel.createProgram(cel.compile(source).getAst()));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalArgumentException("'%s' is no valid CEL here: %s".formatted(source, e.getMessage()), e);
        }
    }

    /// Whether it holds for a run.
    ///
    /// @throws IllegalArgumentException when it cannot be evaluated, so that nothing rests on a guess
    public boolean holds(Run run) {
        return Boolean.TRUE.equals(evaluate(Scope.variables(run)));
    }

    /// Whether it holds for an answer.
    public boolean holds(Run run, Map<String, ?> answer) {
        return Boolean.TRUE.equals(value(run, answer));
    }

    /// Its value for an answer.
    public Object value(Run run, Map<String, ?> answer) {
        Map<String, Object> variables = new HashMap<>(Scope.variables(run));
        variables.putAll(answer);
        return evaluate(variables);
    }

    private Object evaluate(Map<String, ?> variables) {
        try {
            return program.eval(variables);
        } catch (CelEvaluationException e) {
            throw new IllegalArgumentException("'%s' could not be evaluated".formatted(source), e);
        }
    }

    @Override
    public String toString() {
        return source;
    }
}
